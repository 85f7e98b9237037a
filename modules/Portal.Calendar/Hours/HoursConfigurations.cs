using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Calendar.Hours.Certify;

namespace Portal.Calendar.Hours;

internal sealed class HoursRowConfiguration : IEntityTypeConfiguration<HoursRow>
{
    public void Configure(EntityTypeBuilder<HoursRow> builder)
    {
        builder.ToTable("calendar_hours");
        builder.Property(h => h.Title).HasMaxLength(40);
        builder.Property(h => h.Reason).HasMaxLength(100);
        builder.Property(h => h.Slot).HasMaxLength(80);
        builder.Property(h => h.Chain).HasMaxLength(64);
        builder.HasIndex(h => h.Slot).IsUnique();
        builder.HasIndex(h => new { h.PersonId, h.Number }).IsUnique();
        builder.HasIndex(h => h.OccurrenceId);
        builder.HasIndex(h => h.Day);
        builder.HasIndex(h => h.Corrects);
    }
}

internal sealed class HoursAnswerRowConfiguration : IEntityTypeConfiguration<HoursAnswerRow>
{
    public void Configure(EntityTypeBuilder<HoursAnswerRow> builder)
    {
        builder.ToTable("calendar_hour_answers");
        builder.HasKey(a => a.EntryId);
        builder.Property(a => a.Words).HasMaxLength(100);
        builder.HasIndex(a => a.PersonId);
    }
}

internal sealed class CertificateRowConfiguration : IEntityTypeConfiguration<CertificateRow>
{
    public void Configure(EntityTypeBuilder<CertificateRow> builder)
    {
        builder.ToTable("calendar_certificates");
        builder.Property(c => c.Code).HasMaxLength(12);
        builder.Property(c => c.SealedName).HasMaxLength(600);
        builder.Property(c => c.Chain).HasMaxLength(64);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.PersonId);
    }
}
