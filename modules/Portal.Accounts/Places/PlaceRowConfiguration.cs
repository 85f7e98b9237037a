using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Accounts.Places;

internal sealed class PlaceRowConfiguration : IEntityTypeConfiguration<PlaceRow>
{
    public void Configure(EntityTypeBuilder<PlaceRow> builder)
    {
        builder.ToTable("accounts_places");
        builder.Property(p => p.Path).HasMaxLength(200);
        builder.Property(p => p.Slug).HasMaxLength(40);
        builder.Property(p => p.Name).HasMaxLength(60);
        builder.Property(p => p.SortKey).HasMaxLength(200);
        builder.Property(p => p.Phone).HasMaxLength(30);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Path).IsUnique();
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
