using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Events;

/// <summary>An announced event. Rows are appended, never changed.</summary>
public sealed class EventRow
{
    /// <summary>Order of commitment.</summary>
    public long Id { get; set; }

    /// <summary>Name of the record type.</summary>
    public required string Type { get; set; }

    /// <summary>The record as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>When it was announced, UTC; stamped when saved.</summary>
    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<EventRow>
    {
        public void Configure(EntityTypeBuilder<EventRow> builder)
        {
            builder.ToTable("storage_events");
            builder.HasKey(e => e.Id);
            builder.Property(e => e.Id).ValueGeneratedOnAdd();
            builder.Property(e => e.Type).HasMaxLength(100);
            builder.HasIndex(e => e.At);
        }
    }
}
