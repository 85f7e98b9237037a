using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;

namespace Portal.Rooms.Programme;

internal sealed class RoomTable : IEntityTypeConfiguration<RoomRow>
{
    public void Configure(EntityTypeBuilder<RoomRow> builder)
    {
        builder.ToTable("rooms_rooms");
        builder.Property(r => r.Slug).HasMaxLength(40);
        builder.Property(r => r.Name).HasMaxLength(40);
        builder.Property(r => r.Intro).HasMaxLength(300);
        builder.Property(r => r.Cover).HasMaxLength(160);
        builder.Property(r => r.Slate).HasMaxLength(160);
        builder.HasIndex(r => r.Slug).IsUnique();
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(r => r.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SeriesTable : IEntityTypeConfiguration<SeriesRow>
{
    public void Configure(EntityTypeBuilder<SeriesRow> builder)
    {
        builder.ToTable("rooms_series");
        builder.Property(s => s.Name).HasMaxLength(40);
        builder.Property(s => s.Intro).HasMaxLength(200);
        builder.HasIndex(s => new { s.RoomId, s.Name }).IsUnique();
        builder.HasOne<RoomRow>().WithMany().HasForeignKey(s => s.RoomId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EpisodeTable : IEntityTypeConfiguration<EpisodeRow>
{
    public void Configure(EntityTypeBuilder<EpisodeRow> builder)
    {
        builder.ToTable("rooms_episodes");
        builder.Property(e => e.Title).HasMaxLength(60);
        builder.Property(e => e.About).HasMaxLength(1000);
        builder.Property(e => e.Hosts).HasMaxLength(80);
        builder.Property(e => e.SealedKey).HasMaxLength(1000);
        builder.Property(e => e.KeyPrint).HasMaxLength(64);
        builder.Property(e => e.PlayName).HasMaxLength(40);
        builder.Property(e => e.Summary).HasMaxLength(1000);
        builder.HasIndex(e => new { e.RoomId, e.Number }).IsUnique();
        builder.HasIndex(e => e.KeyPrint).IsUnique();
        builder.HasIndex(e => e.PlayName).IsUnique();
        builder.HasIndex(e => new { e.State, e.StartsAt });
        builder.HasOne<RoomRow>().WithMany().HasForeignKey(e => e.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SeriesRow>().WithMany().HasForeignKey(e => e.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SegmentTable : IEntityTypeConfiguration<SegmentRow>
{
    public void Configure(EntityTypeBuilder<SegmentRow> builder)
    {
        builder.ToTable("rooms_segments");
        builder.Property(s => s.Title).HasMaxLength(60);
        builder.HasIndex(s => new { s.EpisodeId, s.Position });
        builder.HasOne<EpisodeRow>().WithMany().HasForeignKey(s => s.EpisodeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProductTable : IEntityTypeConfiguration<ProductRow>
{
    public void Configure(EntityTypeBuilder<ProductRow> builder)
    {
        builder.ToTable("rooms_products");
        builder.Property(p => p.Name).HasMaxLength(40);
        builder.Property(p => p.Note).HasMaxLength(80);
        builder.Property(p => p.Phone).HasMaxLength(30);
        builder.Property(p => p.Link).HasMaxLength(300);
        builder.Property(p => p.Picture).HasMaxLength(64);
        builder.HasIndex(p => new { p.RoomId, p.Position });
        builder.HasOne<RoomRow>().WithMany().HasForeignKey(p => p.RoomId).OnDelete(DeleteBehavior.Cascade);
    }
}
