using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Notices.Outbox;

internal sealed class NoticeRowConfiguration : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notices_outbox");
        builder.Property(n => n.Key).HasMaxLength(120);
        builder.Property(n => n.Permission).HasMaxLength(60);
        builder.Property(n => n.Title).HasMaxLength(120);
        builder.Property(n => n.Text).HasMaxLength(1000);
        builder.Property(n => n.Address).HasMaxLength(300);
        builder.HasIndex(n => n.Key).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.At });
        builder.HasIndex(n => new { n.PlaceId, n.At });
        builder.HasIndex(n => new { n.IsHandedOut, n.NotBefore });
    }
}
