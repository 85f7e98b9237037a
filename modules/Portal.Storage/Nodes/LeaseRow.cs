using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Nodes;

/// <summary>Who may do what only one node does at a time.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; set; }

    /// <summary>The process that holds it; empty when nobody does.</summary>
    public required string Holder { get; set; }

    /// <summary>Until when it holds unless renewed; UTC.</summary>
    public DateTime Until { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LeaseRow>
    {
        public void Configure(EntityTypeBuilder<LeaseRow> builder)
        {
            builder.ToTable("storage_leases");
            builder.HasKey(l => l.Name);
            builder.Property(l => l.Name).HasMaxLength(120);
            builder.Property(l => l.Holder).HasMaxLength(120);
        }
    }
}
