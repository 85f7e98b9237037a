using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;

namespace Portal.Requests.Topics.Status;

/// <summary>What the status page shows to this reader.</summary>
/// <param name="Row">The order.</param>
/// <param name="Place">Name of its place.</param>
/// <param name="IsMine">Whether the reader ordered it.</param>
/// <param name="Lines">Time line, oldest first.</param>
/// <param name="Case">The folded log, for which buttons there are.</param>
internal sealed record StatusView(OrderRow Row, string Place, bool IsMine, IReadOnlyList<StatusLine> Lines, RequestCase Case)
{
    /// <summary>The question that waits for an answer; only for the orderer.</summary>
    public string? Question { get; init; }

    /// <summary>What was answered, for everybody who may see the order.</summary>
    public string? Reply { get; init; }

    /// <summary>Number of the order into which this one was merged, if that may be seen.</summary>
    public string? ParentNumber { get; init; }

    /// <summary>The episode or the activity at which it is answered.</summary>
    public string? MeetingTitle { get; init; }

    public string? MeetingAddress { get; init; }

    /// <summary>When that begins, UTC.</summary>
    public DateTime? MeetingStarts { get; init; }

    /// <summary>The order in the orderer's own words; null for others.</summary>
    public string? OwnWords { get; init; }

    /// <summary>Whether it was said, not only written.</summary>
    public bool HasVoice { get; init; }

    /// <summary>Photographs of the delivery.</summary>
    public IReadOnlyList<Guid> Photos { get; init; } = [];

    /// <summary>Whether there is no telephone number to find it by.</summary>
    public bool HasNoPhone { get; init; }
}

/// <summary>A line of the time line.</summary>
/// <param name="Icon">Icon of the theme.</param>
/// <param name="Tone">CSS class: empty, <c>bad</c>, <c>now</c>.</param>
/// <param name="Title">What happened.</param>
/// <param name="Words">What was said with it, or null.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Which unit or person, or null.</param>
internal sealed record StatusLine(string Icon, string Tone, string Title, string? Words, DateTime At, string? Who);
