namespace Portal.Rooms.Chat;

/// <summary>What else stands in an episode's log beside comments, table <c>rooms_marks</c>. Shares the numbers with <see cref="CommentRow.Seq"/>.</summary>
public sealed class MarkRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>Its place in the log.</summary>
    public long Seq { get; set; }

    /// <summary>What happened.</summary>
    public MarkKind Kind { get; set; }

    /// <summary>The comment's <see cref="CommentRow.Seq"/>; null when nothing is pinned any more, and for other marks. For <see cref="MarkKind.Invite"/> the invitation's number.</summary>
    public long? Target { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>Kinds of marks. Stored by name.</summary>
public enum MarkKind
{
    /// <summary>The comment is gone.</summary>
    Hide,

    /// <summary>The comment is pinned, or nothing is.</summary>
    Pin,

    /// <summary>The orders of the episode changed: pages fetch that part again.</summary>
    Orders,

    /// <summary>The running order changed.</summary>
    Running,

    /// <summary>What the screen page shows large changed: a comment, the order being answered.</summary>
    Screen,

    /// <summary>An invitation (话题征集), the target's number, is on screen, or none is.</summary>
    Invite,
}

/// <summary>
/// The last number given in an episode's log, table <c>rooms_heads</c>. Whoever adds to the log raises it first in the
/// same transaction: the row's lock makes numbers gapless and lets them be committed in order, on any number of nodes.
/// </summary>
public sealed class LogHeadRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>The last number given; 0 before the first.</summary>
    public long Last { get; set; }

    /// <summary>The pinned comment's number, or null.</summary>
    public long? Pinned { get; set; }

    /// <summary>Number of the comment that the screen page shows large, or null.</summary>
    public long? OnScreen { get; set; }

    /// <summary>Number of the invitation that is on screen, or null.</summary>
    public int? Invitation { get; set; }
}
