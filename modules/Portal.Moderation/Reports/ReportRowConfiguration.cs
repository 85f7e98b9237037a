using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Moderation.Reports;

internal sealed class ReportRowConfiguration : IEntityTypeConfiguration<ReportRow>
{
    public void Configure(EntityTypeBuilder<ReportRow> builder)
    {
        builder.ToTable("moderation_reports");
        builder.Property(r => r.Subject).HasMaxLength(100);
        builder.Property(r => r.Who).HasMaxLength(80);
        builder.Property(r => r.Address).HasMaxLength(300);
        builder.Property(r => r.Excerpt).HasMaxLength(300);
        builder.Property(r => r.Reason).HasMaxLength(200);
        builder.Property(r => r.Note).HasMaxLength(300);
        builder.HasIndex(r => new { r.Subject, r.Who }).IsUnique();
        builder.HasIndex(r => new { r.PlaceId, r.Outcome, r.At });
    }
}
