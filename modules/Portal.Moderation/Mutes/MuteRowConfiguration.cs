using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Moderation.Mutes;

internal sealed class MuteRowConfiguration : IEntityTypeConfiguration<MuteRow>
{
    public void Configure(EntityTypeBuilder<MuteRow> builder)
    {
        builder.ToTable("moderation_mutes");
        builder.Property(m => m.Who).HasMaxLength(80);
        builder.Property(m => m.Scope).HasMaxLength(100);
        builder.Property(m => m.Reason).HasMaxLength(200);
        builder.HasIndex(m => new { m.Who, m.PlaceId, m.Scope }).IsUnique();
    }
}
