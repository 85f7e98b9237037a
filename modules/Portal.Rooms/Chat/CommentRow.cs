namespace Portal.Rooms.Chat;

/// <summary>What somebody said in an episode (评论), table <c>rooms_comments</c>.</summary>
public sealed class CommentRow
{
    /// <summary>UUIDv7. Staff and orders refer to it; the public refers to <see cref="Seq"/>.</summary>
    public Guid Id { get; set; }

    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>
    /// Its place in the episode's log, drawn from <see cref="LogHeadRow"/> in the transaction that made it public; null
    /// while it has never been public. A comment that was hidden and is passed again gets a new one.
    /// </summary>
    public long? Seq { get; set; }

    /// <summary>The writer's account; null for a visitor.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The writer's browser, for mutes; at most 64 characters.</summary>
    public string? Device { get; set; }

    /// <summary>Name that the writer chose, 1–20 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The text, 1–500 characters.</summary>
    public required string Text { get; set; }

    /// <summary>Where the writer says to be from, by the place's rule; a place's name, at most 40 characters, or null.</summary>
    public string? Region { get; set; }

    /// <summary>The comment of the same episode that it answers, or null.</summary>
    public Guid? ReplyToId { get; set; }

    /// <summary>Number of the invitation (话题征集) whose wall it stands on, or null.</summary>
    public int? Invitation { get; set; }

    /// <summary>Whether it is public.</summary>
    public CommentState State { get; set; }

    /// <summary>Whether the writer was staff of the room when writing.</summary>
    public bool ByStaff { get; set; }

    /// <summary>Second of the broadcast at which it was written; 0 before the start.</summary>
    public int Second { get; set; }

    /// <summary>Written, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Became public in the studio, UTC; the public sees it after the episode's delay. Null like <see cref="Seq"/>.</summary>
    public DateTime? ShownAt { get; set; }

    /// <summary>Why it was held, for moderators; at most 100 characters.</summary>
    public string? HeldBy { get; set; }

    /// <summary>The passage that made the screen hold it; at most 100 characters.</summary>
    public string? HeldMatch { get; set; }

    /// <summary>How many people reported it since a moderator last looked.</summary>
    public int Reports { get; set; }

    /// <summary>Name of the moderator who decided last; at most 40 characters.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Number of the order that it became; at most 40 characters.</summary>
    public string? OrderNumber { get; set; }

    /// <summary>That order's page, at most 200 characters.</summary>
    public string? OrderAddress { get; set; }
}

/// <summary>Whether a comment is public. Stored by name.</summary>
public enum CommentState
{
    /// <summary>Public.</summary>
    Passed,

    /// <summary>Waits for a moderator.</summary>
    Held,

    /// <summary>Taken from the public, or never shown.</summary>
    Hidden,
}
