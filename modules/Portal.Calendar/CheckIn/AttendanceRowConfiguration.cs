using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Calendar.Agenda;

namespace Portal.Calendar.CheckIn;

internal sealed class AttendanceRowConfiguration : IEntityTypeConfiguration<AttendanceRow>
{
    public void Configure(EntityTypeBuilder<AttendanceRow> builder)
    {
        builder.ToTable("calendar_attendance");
        builder.Property(a => a.Who).HasMaxLength(70);
        builder.Property(a => a.SealedName).HasMaxLength(600);
        builder.HasIndex(a => new { a.OccurrenceId, a.Who }).IsUnique();
        builder.HasIndex(a => a.RegistrationId).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasOne<OccurrenceRow>().WithMany().HasForeignKey(a => a.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
