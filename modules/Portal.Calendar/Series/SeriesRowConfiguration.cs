using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Calendar.Agenda;
using Portal.Calendar.Recurrence;

namespace Portal.Calendar.Series;

internal sealed class SeriesRowConfiguration : IEntityTypeConfiguration<SeriesRow>
{
    public void Configure(EntityTypeBuilder<SeriesRow> builder)
    {
        builder.ToTable("calendar_series");
        builder.Property(s => s.Rule).HasMaxLength(RhythmText.Longest);
        builder.Property(s => s.Extra).HasMaxLength(1000);
        builder.Property(s => s.Except).HasMaxLength(4000);
        builder.Property(s => s.Pauses).HasMaxLength(400);
        builder.HasIndex(s => s.ActivityId);
        builder.HasOne<ActivityRow>().WithMany(a => a.Series).HasForeignKey(s => s.ActivityId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<OccurrenceRow>().WithOne().HasForeignKey(o => o.SeriesId).OnDelete(DeleteBehavior.SetNull);
    }
}
