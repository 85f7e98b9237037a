namespace Portal.Rooms.Chat.Events;

/// <summary>One entry of an episode's log, ready to be sent.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="At">When it became public in the studio, UTC; the public sees it after the delay.</param>
/// <param name="Bytes">The event, serialised once for all viewers.</param>
/// <param name="Kind">Null for a comment.</param>
/// <param name="Target">The comment that a mark is about.</param>
internal sealed record FeedLine(long Seq, DateTime At, byte[] Bytes, MarkKind? Kind, long? Target);

/// <summary>How the episode stands, as far as viewers of comments feel it.</summary>
/// <param name="Phase">one of <see cref="Phases"/>.</param>
/// <param name="Delay">Between studio and public.</param>
/// <param name="Last">Last number of the log.</param>
/// <param name="Pinned">The pinned comment, or null.</param>
/// <param name="Invitation">The invitation that is on screen, or null.</param>
internal sealed record FeedStatus(string Phase, TimeSpan Delay, long Last, PinnedWords? Pinned, InvitationWords? Invitation = null)
{
    /// <summary>Whether nothing may pass the public edge.</summary>
    public bool IsFrozen => Phase == Phases.CutOff;
}

/// <summary>What a pinned comment says.</summary>
internal sealed record PinnedWords(long? Seq, string Name, string Text);

/// <summary>What an invitation says.</summary>
internal sealed record InvitationWords(int Number, string Question, string Example);

/// <summary>Words of the <c>state</c> event, the contract with the theme's scripts.</summary>
public static class Phases
{
    /// <summary>预告.</summary>
    public const string Announced = "announced";

    /// <summary>正在直播.</summary>
    public const string OnAir = "onair";

    /// <summary>主播掉线, the grace time runs.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The director cut it off.</summary>
    public const string CutOff = "cutoff";

    /// <summary>已下播.</summary>
    public const string Ended = "ended";

    /// <summary>取消.</summary>
    public const string Cancelled = "cancelled";
}
