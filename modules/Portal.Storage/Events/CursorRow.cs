using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Events;

/// <summary>How far a handler has come.</summary>
internal sealed class CursorRow
{
    public required string Name { get; set; }

    /// <summary>Id of the last event handled; 0 before the first.</summary>
    public long LastId { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CursorRow>
    {
        public void Configure(EntityTypeBuilder<CursorRow> builder)
        {
            builder.ToTable("storage_cursors");
            builder.HasKey(c => c.Name);
            builder.Property(c => c.Name).HasMaxLength(120);
        }
    }
}
