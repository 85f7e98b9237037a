using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;

namespace Portal.Calendar.Agenda;

internal sealed class ActivityRowConfiguration : IEntityTypeConfiguration<ActivityRow>
{
    public void Configure(EntityTypeBuilder<ActivityRow> builder)
    {
        builder.ToTable("calendar_activities");
        builder.Property(a => a.Title).HasMaxLength(40);
        builder.Property(a => a.Words).HasMaxLength(2000);
        builder.Property(a => a.Venue).HasMaxLength(40);
        builder.Property(a => a.Address).HasMaxLength(80);
        builder.Property(a => a.Phone).HasMaxLength(20);
        builder.Property(a => a.Organiser).HasMaxLength(40);
        builder.Property(a => a.Team).HasMaxLength(40);
        builder.Property(a => a.Speaker).HasMaxLength(40);
        builder.Property(a => a.Audience).HasMaxLength(40);
        builder.Property(a => a.Bring).HasMaxLength(80);
        builder.Property(a => a.Contact).HasMaxLength(20);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.PlaceId);
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(a => a.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Occurrences).WithOne().HasForeignKey(o => o.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OccurrenceRowConfiguration : IEntityTypeConfiguration<OccurrenceRow>
{
    public void Configure(EntityTypeBuilder<OccurrenceRow> builder)
    {
        builder.ToTable("calendar_occurrences");
        builder.Property(o => o.Reason).HasMaxLength(100);
        builder.Property(o => o.Title).HasMaxLength(40);
        builder.Property(o => o.Venue).HasMaxLength(40);
        builder.Property(o => o.Speaker).HasMaxLength(40);
        builder.Property(o => o.Note).HasMaxLength(200);
        builder.Ignore(o => o.Free);
        builder.HasIndex(o => o.Starts);
        builder.HasIndex(o => new { o.Day, o.Starts, o.ActivityId });
        builder.HasIndex(o => o.MovedFrom);
        builder.HasIndex(o => new { o.ActivityId, o.Slot }).IsUnique();
    }
}
