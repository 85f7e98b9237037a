using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;

namespace Portal.Calendar.Plan.Call;

internal sealed class CallRowConfiguration : IEntityTypeConfiguration<CallRow>
{
    public void Configure(EntityTypeBuilder<CallRow> builder)
    {
        builder.ToTable("calendar_calls");
        builder.Property(c => c.Say).HasMaxLength(120);
        builder.Property(c => c.Reason).HasMaxLength(100);
        builder.HasIndex(c => new { c.RegistrationId, c.Sequence }).IsUnique();
        builder.HasIndex(c => new { c.DoneAt, c.At });
        builder.HasOne<OccurrenceRow>().WithMany().HasForeignKey(c => c.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RegistrationRow>().WithMany().HasForeignKey(c => c.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
