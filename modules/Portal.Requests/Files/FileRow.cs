using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Requests.Kernel.Log;

namespace Portal.Requests.Files;

/// <summary>A voice note or photograph that belongs to an event, table <c>requests_files</c>. Can be erased; the log stays whole.</summary>
internal sealed class FileRow
{
    public Guid Id { get; set; }

    public Guid OrderId { get; set; }

    /// <summary>Version of the event that it belongs to.</summary>
    public int Version { get; set; }

    public FileKind Kind { get; set; }

    /// <summary>Name of the blob.</summary>
    public required string Blob { get; set; }

    /// <summary>MIME type as its content says.</summary>
    public required string ContentType { get; set; }

    public long Bytes { get; set; }

    /// <summary>From 0, among those of its event.</summary>
    public int Position { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<FileRow>
    {
        public void Configure(EntityTypeBuilder<FileRow> builder)
        {
            builder.ToTable("requests_files");
            builder.Property(f => f.Blob).HasMaxLength(64);
            builder.Property(f => f.ContentType).HasMaxLength(40);
            builder.HasIndex(f => new { f.OrderId, f.Version, f.Position }).IsUnique();
            builder.HasOne<OrderRow>().WithMany().HasForeignKey(f => f.OrderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What a file is.</summary>
internal enum FileKind
{
    /// <summary>Said by the orderer; for those who handle the order, never public.</summary>
    Voice,

    /// <summary>Of a delivery; as public as the reply.</summary>
    Photo,
}
