using Portal.Kit.People;

namespace Portal.Requests.Kernel.Log;

/// <summary>
/// A request as it stands, table <c>requests_orders</c>: a projection of its log for lists and pages, written in the same
/// transaction. The first block is set at submission, the second folded from the log (see <see cref="Projection"/>).
/// </summary>
internal sealed class OrderRow
{
    public Guid Id { get; set; }

    /// <summary>Public number: <c>D261016-0007</c>.</summary>
    public required string Number { get; set; }

    /// <summary>Name of its <see cref="RequestKind"/>.</summary>
    public required string Kind { get; set; }

    public Guid PlaceId { get; set; }

    /// <summary>Account of the orderer; null when ordered without one.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>Key of the form or of the comment: the same key never gives two orders.</summary>
    public required string SubmissionKey { get; set; }

    /// <summary>Public wording without contact data; empty after erasure.</summary>
    public required string Title { get; set; }

    /// <summary>For somebody old, ill or alone, as the orderer or staff say.</summary>
    public bool Vulnerable { get; set; }

    /// <summary>How it came: <c>page</c>, <c>comment</c>, <c>staff</c>, <c>phone</c>.</summary>
    public required string Channel { get; set; }

    /// <summary>Episode and second at which it was said as a live comment.</summary>
    public Guid? SaidInEpisodeId { get; set; }

    public int? SaidAtSecond { get; set; }

    /// <summary>Submitted, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>How many people want it, the orderer and those of merged orders included.</summary>
    public int Wanted { get; set; } = 1;

    /// <summary>Number of events; whoever saves must have seen them all.</summary>
    public int Version { get; set; }

    /// <summary>Key of the workflow state.</summary>
    public string State { get; set; } = "";

    public Wording Content { get; set; }

    public Visibility Visibility { get; set; }

    public Result? Outcome { get; set; }

    public Guid? UnitId { get; set; }

    public Guid? HolderId { get; set; }

    public Guid? BackupId { get; set; }

    public Guid? ParentId { get; set; }

    public Guid? EpisodeId { get; set; }

    public Guid? ActivityId { get; set; }

    public int? Second { get; set; }

    public DateTime? Promise { get; set; }

    /// <summary>Key of what it is about; null until somebody said so.</summary>
    public string? Category { get; set; }

    /// <summary>Came into its state, UTC.</summary>
    public DateTime Entered { get; set; }

    /// <summary>First human answer, UTC.</summary>
    public DateTime? FirstAnsweredAt { get; set; }

    /// <summary>Delivered last, UTC.</summary>
    public DateTime? DeliveredAt { get; set; }

    /// <summary>Name of the running clock that is due first; null when none runs.</summary>
    public string? Clock { get; set; }

    public DateTime? ClockStarted { get; set; }

    /// <summary>When that is due, UTC.</summary>
    public DateTime? Due { get; set; }

    /// <summary>By which the queue is sorted: due time, sooner for many people and for the vulnerable.</summary>
    public DateTime? Rank { get; set; }

    /// <summary>When the clock looks at it again, UTC.</summary>
    public DateTime? NextStep { get; set; }

    /// <summary>Whether the public may see it.</summary>
    public bool IsPublic => Content == Wording.Passed && Visibility == Visibility.Public && Title.Length > 0;

    /// <summary>Whether this signed-in person ordered it.</summary>
    public bool IsBy(CurrentUser user) => AuthorId is { } author && user.Id == author;
}
