using Portal.Kit.Episodes;
using Portal.Kit.Orders;
using Portal.Kit.Streams;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Chat.Speech;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Watch;

/// <summary>Everything that the page of an episode shows.</summary>
public sealed record EpisodeView(
    EpisodeFacts Facts,
    SeriesRow? Series,
    IReadOnlyList<SegmentRow> Segments,
    IReadOnlyList<ProductRow> Products,
    IReadOnlyList<CommentRow> Comments,
    CommentRow? Pinned,
    IReadOnlyList<OrderCard> Orders,
    IReadOnlyList<EpisodeRow> Others,
    StreamAddresses Play,
    Recording? Replay)
{
    /// <summary>Second of the broadcast from which a replay's comments are shown.</summary>
    public int CommentsFrom { get; init; }

    /// <summary>Second from which the next comments of a replay come; null when these are the last.</summary>
    public int? CommentsNext { get; init; }

    /// <summary>How many like the episode.</summary>
    public int Likes { get; init; }

    /// <summary>Likes by comment; those without are left out.</summary>
    public IReadOnlyDictionary<Guid, int> CommentLikes { get; init; } = new Dictionary<Guid, int>();

    /// <summary>Public comments that are answered by one of <see cref="Comments"/>, by id.</summary>
    public IReadOnlyDictionary<Guid, CommentRow> Quoted { get; init; } = new Dictionary<Guid, CommentRow>();

    /// <summary>Invitations, the one on screen first, with their newest answers.</summary>
    public IReadOnlyList<WallView> Walls { get; init; } = [];

    /// <summary>Who may speak, and from where.</summary>
    public SpeechHere Speech { get; init; } = new(Speakers.Anyone, []);

    /// <summary>Whether this reader asked to be told before it starts.</summary>
    public bool IsReminded { get; init; }

    /// <summary>Whether the picture is for those who have signed in, and this reader has not.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>The invitation that is on screen, or null.</summary>
    public WallView? Asked => Walls.FirstOrDefault(w => w.IsOpen);

    /// <summary>The episode.</summary>
    public EpisodeRow Episode => Facts.Episode;

    /// <summary>Its room.</summary>
    public RoomRow Room => Facts.Room;

    /// <summary>One of <see cref="Phases"/>.</summary>
    public string Phase => FeedReader.PhaseOf(Episode.State, Episode.Interrupted, Episode.CutOffAt is not null);

    /// <summary>Whether comments can be written.</summary>
    public bool TakesComments => Facts.IsOpen;

    /// <summary>Whether the replay may be watched now.</summary>
    public bool HasReplay => Episode.State == EpisodeState.Ended && Episode.ReplayVisible && Replay is not null;

    /// <summary>The segment that is on, or null.</summary>
    public SegmentRow? Current => Segments.Where(s => s.StartedSecond is not null).MaxBy(s => s.StartedSecond);

    /// <summary>
    /// Where the replay shows a second of the broadcast: outages, cuts and trimmed ends lie between. The second itself
    /// while there is no replay.
    /// </summary>
    public int PositionOf(int second) => HasReplay && Replay is { Stretches.Count: > 0 } replay && Episode.StartedAt is { } start
        ? (int)(replay.PositionOf(start.AddSeconds(second)) ?? replay.Length).TotalSeconds
        : second;

    /// <summary>Last number of the log that this page already shows.</summary>
    public long LastSeq => Comments.Count == 0 ? 0 : Comments.Max(c => c.Seq ?? 0);
}
