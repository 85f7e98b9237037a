using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Chat;

internal sealed class CommentTable : IEntityTypeConfiguration<CommentRow>
{
    public void Configure(EntityTypeBuilder<CommentRow> builder)
    {
        builder.ToTable("rooms_comments");
        builder.Property(c => c.Device).HasMaxLength(64);
        builder.Property(c => c.Name).HasMaxLength(20);
        builder.Property(c => c.Text).HasMaxLength(500);
        builder.Property(c => c.Region).HasMaxLength(40);
        builder.Property(c => c.HeldBy).HasMaxLength(100);
        builder.Property(c => c.HeldMatch).HasMaxLength(100);
        builder.Property(c => c.DecidedBy).HasMaxLength(40);
        builder.Property(c => c.OrderNumber).HasMaxLength(40);
        builder.Property(c => c.OrderAddress).HasMaxLength(200);
        builder.HasIndex(c => new { c.EpisodeId, c.Seq }).IsUnique();
        builder.HasIndex(c => new { c.EpisodeId, c.At });
        builder.HasIndex(c => new { c.EpisodeId, c.State, c.At });
        builder.HasIndex(c => new { c.EpisodeId, c.Second });
        builder.HasIndex(c => new { c.EpisodeId, c.Invitation, c.Seq });
        builder.HasIndex(c => new { c.State, c.At });
        builder.HasOne<EpisodeRow>().WithMany().HasForeignKey(c => c.EpisodeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MarkTable : IEntityTypeConfiguration<MarkRow>
{
    public void Configure(EntityTypeBuilder<MarkRow> builder)
    {
        builder.ToTable("rooms_marks");
        builder.HasKey(m => new { m.EpisodeId, m.Seq });
        builder.HasOne<EpisodeRow>().WithMany().HasForeignKey(m => m.EpisodeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LogHeadTable : IEntityTypeConfiguration<LogHeadRow>
{
    public void Configure(EntityTypeBuilder<LogHeadRow> builder)
    {
        builder.ToTable("rooms_heads");
        builder.HasKey(h => h.EpisodeId);
        builder.HasOne<EpisodeRow>().WithOne().HasForeignKey<LogHeadRow>(h => h.EpisodeId).OnDelete(DeleteBehavior.Cascade);
    }
}
