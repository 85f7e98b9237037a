using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Calendar.Agenda;

namespace Portal.Calendar.Register;

internal sealed class RegistrationRowConfiguration : IEntityTypeConfiguration<RegistrationRow>
{
    public void Configure(EntityTypeBuilder<RegistrationRow> builder)
    {
        builder.ToTable("calendar_registrations");
        builder.Property(r => r.Who).HasMaxLength(70);
        builder.Property(r => r.SealedName).HasMaxLength(600);
        builder.Property(r => r.SealedPhone).HasMaxLength(600);
        builder.Property(r => r.KeyHash).HasMaxLength(64);
        builder.HasIndex(r => new { r.OccurrenceId, r.Who }).IsUnique();
        builder.HasIndex(r => new { r.OccurrenceId, r.Number }).IsUnique();
        builder.HasIndex(r => r.PersonId);
        builder.HasIndex(r => r.OfferUntil);
        builder.HasOne<OccurrenceRow>().WithMany().HasForeignKey(r => r.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
