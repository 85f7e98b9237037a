using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Moderation.Likes;

/// <summary>One reader's like of one thing, table <c>moderation_likes</c>. Its key makes it unique.</summary>
public sealed class LikeRow
{
    /// <summary>What is liked; at most 20 characters.</summary>
    public required string Kind { get; set; }

    /// <summary>Which.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Who: <c>p:ACCOUNT</c> or <c>d:DEVICE</c>, <c>x:…</c> after the account was erased; at most 80 characters.</summary>
    public required string Who { get; set; }

    /// <summary>Since, UTC.</summary>
    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LikeRow>
    {
        public void Configure(EntityTypeBuilder<LikeRow> builder)
        {
            builder.ToTable("moderation_likes");
            builder.HasKey(l => new { l.Kind, l.SubjectId, l.Who });
            builder.Property(l => l.Kind).HasMaxLength(20);
            builder.Property(l => l.Who).HasMaxLength(80);
            builder.HasIndex(l => l.Who);
        }
    }
}

/// <summary>How many like a thing, table <c>moderation_like_counts</c>; kept with the likes, so that pages count nothing.</summary>
public sealed class LikeCountRow
{
    /// <summary>What is liked; at most 20 characters.</summary>
    public required string Kind { get; set; }

    /// <summary>Which.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Things shown together; null for one that stands alone.</summary>
    public Guid? GroupId { get; set; }

    /// <summary>People.</summary>
    public int Count { get; set; }

    /// <summary>Last change, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LikeCountRow>
    {
        public void Configure(EntityTypeBuilder<LikeCountRow> builder)
        {
            builder.ToTable("moderation_like_counts");
            builder.HasKey(l => new { l.Kind, l.SubjectId });
            builder.Property(l => l.Kind).HasMaxLength(20);
            builder.HasIndex(l => new { l.GroupId, l.ChangedAt });
        }
    }
}
