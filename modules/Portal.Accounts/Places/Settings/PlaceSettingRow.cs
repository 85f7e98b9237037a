using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Accounts.Places.Settings;

/// <summary>What a place says differently from the place above it, table <c>accounts_place_settings</c>; one row per place and key.</summary>
internal sealed class PlaceSettingRow
{
    public Guid PlaceId { get; set; }

    /// <summary>Key of the kind of settings: <c>rooms.comments</c>.</summary>
    public required string Key { get; set; }

    /// <summary>JSON object with the properties that are set here; the others are inherited.</summary>
    public required string Json { get; set; }

    public int Version { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PlaceSettingRow>
    {
        public void Configure(EntityTypeBuilder<PlaceSettingRow> builder)
        {
            builder.ToTable("accounts_place_settings");
            builder.HasKey(s => new { s.PlaceId, s.Key });
            builder.Property(s => s.Key).HasMaxLength(60);
            builder.Property(s => s.Json).HasMaxLength(4000);
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.HasOne<PlaceRow>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
