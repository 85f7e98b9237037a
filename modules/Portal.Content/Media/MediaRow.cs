using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;
using Portal.Content.Markup;

namespace Portal.Content.Media;

/// <summary>Kinds of media.</summary>
public enum MediaKind
{
    /// <summary>图片.</summary>
    Picture,

    /// <summary>音频.</summary>
    Sound,

    /// <summary>视频.</summary>
    Film,
}

/// <summary>An item of the media library, table <c>content_media</c>.</summary>
public sealed class MediaRow
{
    /// <summary>UUIDv7, the first part of its address.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose library it is in.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>File name in its address: pinyin of what it was called, at most 80 ASCII characters, with the ending of its real type.</summary>
    public required string Name { get; set; }

    /// <summary>What it was called, at most 120 characters.</summary>
    public required string Title { get; set; }

    /// <summary>MIME type by content.</summary>
    public required string ContentType { get; set; }

    /// <summary>Kind.</summary>
    public MediaKind Kind { get; set; }

    /// <summary>The file in <see cref="Portal.Storage.Blobs.IBlobs"/>.</summary>
    public required string Blob { get; set; }

    /// <summary>Bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>Pixels as shown; 0 where there is no picture.</summary>
    public int Width { get; set; }

    /// <summary>Pixels as shown; 0 where there is no picture.</summary>
    public int Height { get; set; }

    /// <summary>Words for who cannot see it, 1–200 characters.</summary>
    public required string Alt { get; set; }

    /// <summary>Who uploaded it; null when it was imported.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Whether the smaller WebP pictures were made, or cannot be.</summary>
    public bool IsResized { get; set; }

    /// <summary>Per cent from the left of what must be seen when it is cropped.</summary>
    public int FocusX { get; set; } = 50;

    /// <summary>Per cent from the top of what must be seen when it is cropped.</summary>
    public int FocusY { get; set; } = 50;

    /// <summary>Picture of the library shown before a film or sound plays; null for none.</summary>
    public Guid? PosterId { get; set; }

    /// <summary>What pages must know.</summary>
    public MediaFacts Facts(IReadOnlyList<int> widths) => new(Id, Name, Kind, Alt, Width, Height, widths)
    {
        FocusX = FocusX,
        FocusY = FocusY,
        PosterId = PosterId,
    };
}

/// <summary>A smaller WebP of a picture, table <c>content_variants</c>.</summary>
public sealed class VariantRow
{
    /// <summary>The picture.</summary>
    public Guid MediaId { get; set; }

    /// <summary>Pixels.</summary>
    public int Width { get; set; }

    /// <summary>The file.</summary>
    public required string Blob { get; set; }
}

internal sealed class MediaRowConfiguration : IEntityTypeConfiguration<MediaRow>
{
    public void Configure(EntityTypeBuilder<MediaRow> builder)
    {
        builder.ToTable("content_media");
        builder.Property(m => m.Name).HasMaxLength(80);
        builder.Property(m => m.Title).HasMaxLength(120);
        builder.Property(m => m.ContentType).HasMaxLength(40);
        builder.Property(m => m.Blob).HasMaxLength(64);
        builder.Property(m => m.Alt).HasMaxLength(200);
        builder.HasIndex(m => new { m.PlaceId, m.At });
        builder.HasIndex(m => new { m.PlaceId, m.Blob }).IsUnique();
        builder.HasIndex(m => m.IsResized);
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(m => m.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VariantRowConfiguration : IEntityTypeConfiguration<VariantRow>
{
    public void Configure(EntityTypeBuilder<VariantRow> builder)
    {
        builder.ToTable("content_variants");
        builder.HasKey(v => new { v.MediaId, v.Width });
        builder.Property(v => v.Blob).HasMaxLength(64);
        builder.HasOne<MediaRow>().WithMany().HasForeignKey(v => v.MediaId);
    }
}
