using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;

namespace Portal.Calendar.Venues;

internal sealed class VenueRowConfiguration : IEntityTypeConfiguration<VenueRow>
{
    public void Configure(EntityTypeBuilder<VenueRow> builder)
    {
        builder.ToTable("calendar_venues");
        builder.Property(v => v.Name).HasMaxLength(40);
        builder.Property(v => v.Address).HasMaxLength(80);
        builder.Property(v => v.Phone).HasMaxLength(20);
        builder.Property(v => v.Words).HasMaxLength(200);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.PlaceId, v.Name }).IsUnique();
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(v => v.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany<ActivityRow>().WithOne().HasForeignKey(a => a.VenueId).OnDelete(DeleteBehavior.SetNull);
    }
}
