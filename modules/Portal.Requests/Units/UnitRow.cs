using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;

namespace Portal.Requests.Units;

/// <summary>A unit that takes orders (接单单位): office, station, volunteer team; table <c>requests_units</c>.</summary>
internal sealed class UnitRow
{
    public Guid Id { get; set; }

    public Guid PlaceId { get; set; }

    /// <summary>Name as villagers know it, 1–40 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Pinyin of the name, by which lists are sorted.</summary>
    public required string SortKey { get; set; }

    /// <summary>What it does, in words by which orders are matched: 秸秆 农药 种子; at most 200 characters.</summary>
    public required string About { get; set; }

    /// <summary>Dissolved units stay for the log and take nothing more.</summary>
    public bool IsClosed { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<UnitRow>
    {
        public void Configure(EntityTypeBuilder<UnitRow> builder)
        {
            builder.ToTable("requests_units");
            builder.Property(u => u.Name).HasMaxLength(40);
            builder.Property(u => u.SortKey).HasMaxLength(200);
            builder.Property(u => u.About).HasMaxLength(200);
            builder.HasIndex(u => new { u.PlaceId, u.Name }).IsUnique();
            builder.HasOne<PlaceRow>().WithMany().HasForeignKey(u => u.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
