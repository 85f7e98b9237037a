using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Content.Items;

namespace Portal.Content.Media;

/// <summary>A version that shows an item of the media library, table <c>content_media_uses</c>. Written with the version.</summary>
public sealed class MediaUseRow
{
    /// <summary>The version.</summary>
    public Guid VersionId { get; set; }

    /// <summary>The item of the library.</summary>
    public Guid MediaId { get; set; }
}

internal sealed class MediaUseRowConfiguration : IEntityTypeConfiguration<MediaUseRow>
{
    public void Configure(EntityTypeBuilder<MediaUseRow> builder)
    {
        builder.ToTable("content_media_uses");
        builder.HasKey(u => new { u.VersionId, u.MediaId });
        builder.HasIndex(u => u.MediaId);
        builder.HasOne<VersionRow>().WithMany().HasForeignKey(u => u.VersionId);
    }
}
