using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Triage;

/// <summary>Who has an order open, table <c>requests_leases</c>. Shown to others; what decides is the version at saving.</summary>
internal sealed class LeaseRow
{
    public Guid OrderId { get; set; }

    public Guid PersonId { get; set; }

    public required string Name { get; set; }

    /// <summary>UTC; renewed while the order stays open.</summary>
    public DateTime Until { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LeaseRow>
    {
        public void Configure(EntityTypeBuilder<LeaseRow> builder)
        {
            builder.ToTable("requests_leases");
            builder.HasKey(l => new { l.OrderId, l.PersonId });
            builder.Property(l => l.Name).HasMaxLength(60);
            builder.HasIndex(l => l.Until);
        }
    }
}
