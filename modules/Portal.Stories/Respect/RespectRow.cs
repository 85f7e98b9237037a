using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Content.Items;

namespace Portal.Stories.Respect;

/// <summary>A message of respect (致敬留言) under a story, table <c>stories_respects</c>.</summary>
public sealed class RespectRow
{
    /// <summary>Longest message.</summary>
    public const int MaxText = 200;

    /// <summary>Longest name.</summary>
    public const int MaxName = 20;

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The story.</summary>
    public Guid ItemId { get; set; }

    /// <summary>Where the story belongs.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>The writer's account, or null.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The writer's browser, or null.</summary>
    public string? Device { get; set; }

    /// <summary>Name that the writer chose, at most <see cref="MaxName"/>.</summary>
    public required string Name { get; set; }

    /// <summary>1–<see cref="MaxText"/> characters of plain text.</summary>
    public required string Text { get; set; }

    /// <summary>Whether the public sees it.</summary>
    public RespectState State { get; set; }

    /// <summary>The rule for which it waits, at most 100 characters; null when it passed.</summary>
    public string? HeldBy { get; set; }

    /// <summary>Who decided last; null before.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Written, UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>State of a message. Stored by name.</summary>
public enum RespectState
{
    /// <summary>Waits for a moderator.</summary>
    Held,

    /// <summary>Public.</summary>
    Passed,

    /// <summary>Taken down.</summary>
    Hidden,
}

internal sealed class RespectRowConfiguration : IEntityTypeConfiguration<RespectRow>
{
    public void Configure(EntityTypeBuilder<RespectRow> builder)
    {
        builder.ToTable("stories_respects");
        builder.Property(r => r.Name).HasMaxLength(RespectRow.MaxName);
        builder.Property(r => r.Text).HasMaxLength(RespectRow.MaxText);
        builder.Property(r => r.Device).HasMaxLength(40);
        builder.Property(r => r.HeldBy).HasMaxLength(100);
        builder.Property(r => r.DecidedBy).HasMaxLength(60);
        builder.HasIndex(r => new { r.ItemId, r.State, r.At });
        builder.HasIndex(r => new { r.State, r.At });
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}
