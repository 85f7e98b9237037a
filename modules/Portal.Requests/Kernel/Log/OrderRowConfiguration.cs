using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;

namespace Portal.Requests.Kernel.Log;

internal sealed class OrderRowConfiguration : IEntityTypeConfiguration<OrderRow>
{
    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.ToTable("requests_orders");
        builder.Ignore(o => o.IsPublic);
        builder.Property(o => o.Number).HasMaxLength(20);
        builder.Property(o => o.Kind).HasMaxLength(20);
        builder.Property(o => o.SubmissionKey).HasMaxLength(60);
        builder.Property(o => o.Title).HasMaxLength(300);
        builder.Property(o => o.Channel).HasMaxLength(20);
        builder.Property(o => o.State).HasMaxLength(20);
        builder.Property(o => o.Clock).HasMaxLength(20);
        builder.Property(o => o.Category).HasMaxLength(20);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => o.Number).IsUnique();
        builder.HasIndex(o => o.SubmissionKey).IsUnique();
        builder.HasIndex(o => new { o.PlaceId, o.State, o.Rank });
        builder.HasIndex(o => o.NextStep);
        builder.HasIndex(o => o.AuthorId);
        builder.HasIndex(o => o.EpisodeId);
        builder.HasIndex(o => o.ParentId);
        builder.HasIndex(o => o.UnitId);
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(o => o.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OrderRow>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
