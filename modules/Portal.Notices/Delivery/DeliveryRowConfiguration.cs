using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Notices.Outbox;

namespace Portal.Notices.Delivery;

internal sealed class DeliveryRowConfiguration : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("notices_deliveries");
        builder.Property(d => d.Sender).HasMaxLength(40);
        builder.Property(d => d.Error).HasMaxLength(200);
        builder.HasIndex(d => new { d.NoticeId, d.Sender }).IsUnique();
        builder.HasIndex(d => new { d.State, d.NextAt });
        builder.HasOne<NoticeRow>().WithMany().HasForeignKey(d => d.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}
