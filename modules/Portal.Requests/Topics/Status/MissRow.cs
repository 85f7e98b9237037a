using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Topics.Status;

/// <summary>Wrong last four digits for an order number, table <c>requests_misses</c>. Numbers that are not there count too.</summary>
internal sealed class MissRow
{
    public required string Number { get; set; }

    public int Count { get; set; }

    /// <summary>No more tries before, UTC.</summary>
    public DateTime? LockedUntil { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<MissRow>
    {
        public void Configure(EntityTypeBuilder<MissRow> builder)
        {
            builder.ToTable("requests_misses");
            builder.HasKey(m => m.Number);
            builder.Property(m => m.Number).HasMaxLength(20);
            builder.Property(m => m.Count).IsConcurrencyToken(); // tries at the same moment all count
        }
    }
}
