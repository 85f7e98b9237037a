using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Content.Front;

/// <summary>What the staff arranged, table <c>content_arrangements</c>: one row for the zones, one for the menu, one for the banner.</summary>
internal sealed class ArrangementRow
{
    public const string Zones = "zones";
    public const string Menu = "menu";
    public const string Banner = "banner";

    public required string Key { get; set; }

    public required string Json { get; set; }

    public int Version { get; set; }
}

internal sealed class ArrangementRowConfiguration : IEntityTypeConfiguration<ArrangementRow>
{
    public void Configure(EntityTypeBuilder<ArrangementRow> builder)
    {
        builder.ToTable("content_arrangements");
        builder.HasKey(a => a.Key);
        builder.Property(a => a.Key).HasMaxLength(20);
        builder.Property(a => a.Json).HasMaxLength(8000);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}
