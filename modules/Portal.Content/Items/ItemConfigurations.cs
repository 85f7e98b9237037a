using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;

namespace Portal.Content.Items;

internal sealed class ItemRowConfiguration : IEntityTypeConfiguration<ItemRow>
{
    public void Configure(EntityTypeBuilder<ItemRow> builder)
    {
        builder.ToTable("content_items");
        builder.Property(i => i.Type).HasMaxLength(40);
        builder.Property(i => i.Slug).HasMaxLength(SlugRowConfiguration.MaxSlug);
        builder.Property(i => i.WantedSlug).HasMaxLength(SlugRowConfiguration.MaxSlug);
        builder.Property(i => i.TakenDownReason).HasMaxLength(200);
        builder.Property(i => i.Stamp).IsConcurrencyToken();
        builder.HasIndex(i => new { i.Type, i.Slug }).IsUnique();
        builder.HasIndex(i => new { i.Type, i.FirstPublishedAt });
        builder.HasIndex(i => new { i.State, i.PublishAt });
        builder.HasIndex(i => i.PlaceId);
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VersionRowConfiguration : IEntityTypeConfiguration<VersionRow>
{
    public void Configure(EntityTypeBuilder<VersionRow> builder)
    {
        builder.ToTable("content_versions");
        builder.Property(v => v.Title).HasMaxLength(ItemText.MaxTitle);
        builder.Property(v => v.Summary).HasMaxLength(ItemText.MaxSummary);
        builder.Property(v => v.Byline).HasMaxLength(ItemText.MaxByline);
        builder.Property(v => v.Body).HasMaxLength(ItemText.MaxBody);
        builder.Property(v => v.Part).HasMaxLength(ItemText.MaxPart);
        builder.Property(v => v.AuthorName).HasMaxLength(60);
        builder.HasIndex(v => new { v.ItemId, v.Number }).IsUnique();
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(v => v.ItemId);
    }
}

internal sealed class SignatureRowConfiguration : IEntityTypeConfiguration<SignatureRow>
{
    public void Configure(EntityTypeBuilder<SignatureRow> builder)
    {
        builder.ToTable("content_signatures");
        builder.HasKey(s => new { s.VersionId, s.Step });
        builder.Property(s => s.PersonName).HasMaxLength(60);
        builder.Property(s => s.Remark).HasMaxLength(500);
        builder.HasIndex(s => new { s.VersionId, s.PersonId }).IsUnique();
        builder.HasIndex(s => s.ItemId);
        builder.HasOne<VersionRow>().WithMany().HasForeignKey(s => s.VersionId);
    }
}

internal sealed class RemarkRowConfiguration : IEntityTypeConfiguration<RemarkRow>
{
    public void Configure(EntityTypeBuilder<RemarkRow> builder)
    {
        builder.ToTable("content_remarks");
        builder.Property(r => r.PersonName).HasMaxLength(60);
        builder.Property(r => r.Passage).HasMaxLength(300);
        builder.Property(r => r.Words).HasMaxLength(500);
        builder.HasIndex(r => r.ItemId);
        builder.HasOne<VersionRow>().WithMany().HasForeignKey(r => r.VersionId);
    }
}

internal sealed class SlugRowConfiguration : IEntityTypeConfiguration<SlugRow>
{
    public const int MaxSlug = 80;

    public void Configure(EntityTypeBuilder<SlugRow> builder)
    {
        builder.ToTable("content_slugs");
        builder.HasKey(s => new { s.Type, s.Slug });
        builder.Property(s => s.Type).HasMaxLength(40);
        builder.Property(s => s.Slug).HasMaxLength(MaxSlug);
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(s => s.ItemId);
    }
}

internal sealed class SlotRowConfiguration : IEntityTypeConfiguration<SlotRow>
{
    public void Configure(EntityTypeBuilder<SlotRow> builder)
    {
        builder.ToTable("content_slots");
        builder.HasKey(s => new { s.ItemId, s.PersonId });
        builder.Property(s => s.PersonName).HasMaxLength(60);
        builder.HasIndex(s => s.At);
    }
}
