using Microsoft.EntityFrameworkCore;
using Portal.Kit.Episodes;
using Portal.Kit.Orders;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Rooms.Watch;
using Portal.Storage.Database;

namespace Portal.Rooms.Studio;

/// <summary>Reads what the studio shows.</summary>
internal sealed class StudioDesk(PortalStore store, IStreams streams, Viewing viewing, IEnumerable<ISealedAddresses> seals, IEnumerable<IOrders> orders, IEnumerable<IRecordings> recordings, TimeProvider clock)
{
    private const int LaneLength = 60;
    private const int MostHeld = 50;
    private static readonly TimeSpan Watching = TimeSpan.FromHours(12);

    /// <summary>Everything that this person sees of the episode; null when it is not theirs to direct.</summary>
    public async Task<StudioView?> ReadAsync(CurrentUser user, Guid episodeId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !user.May(RoomPermissions.Direct, facts.PlacePath))
            return null;
        var moderates = user.May(RoomPermissions.Moderate, facts.PlacePath);
        var comments = db.Set<CommentRow>().Where(c => c.EpisodeId == episodeId);
        var head = await db.Set<LogHeadRow>().SingleAsync(h => h.EpisodeId == episodeId, ct);
        return new StudioView(
            facts,
            await db.Set<SegmentRow>().Where(s => s.EpisodeId == episodeId).OrderBy(s => s.Position).ToListAsync(ct),
            moderates ? await comments.Where(c => c.State == CommentState.Held).OrderBy(c => c.At).Take(MostHeld).ToListAsync(ct) : [],
            await comments.Where(c => c.State == CommentState.Passed || (moderates && c.State == CommentState.Hidden)).OrderByDescending(c => c.At).Take(LaneLength).ToListAsync(ct),
            await comments.CountAsync(c => c.State == CommentState.Passed, ct),
            head.Pinned,
            head.OnScreen,
            orders.FirstOrDefault() is { } asked ? await asked.OfEpisodeAsync(episodeId, ct) : [],
            await db.Set<SegmentOrderRow>().Where(s => s.EpisodeId == episodeId).ToDictionaryAsync(s => s.OrderId, s => s.SegmentId, ct),
            moderates,
            user.May(RoomPermissions.Key, facts.PlacePath));
    }

    /// <summary>Where this studio may give a picture of the broadcast for its replay; null when none is wanted.</summary>
    public async ValueTask<string?> CoverAsync(StudioView view, CancellationToken ct) =>
        view is { IsOnAir: true, Episode.CutOffAt: null } && recordings.FirstOrDefault() is { TakesCovers: true } kept && await kept.FindAsync(view.Episode.Id, ct) is { WantsCover: true }
            ? $"/desk/episodes/{view.Episode.Id}/cover"
            : null;

    /// <summary>The stream as it is now, or null.</summary>
    public StreamState? Stream(Guid episodeId) => streams.Find(episodeId);

    /// <summary>Addresses at which the stream plays.</summary>
    public StreamAddresses Addresses(string playName) => viewing.Seal(streams.Addresses(playName), playName);

    /// <summary>Address of what the publisher sends at this moment, before the delay and through a cut-off; null where none is to be had.</summary>
    public string? Preview(string playName) => seals.FirstOrDefault()?.Preview(playName, clock.UtcNow() + Watching);
}

/// <summary>What the studio shows.</summary>
public sealed record StudioView(
    EpisodeFacts Facts,
    IReadOnlyList<SegmentRow> Segments,
    IReadOnlyList<CommentRow> Held,
    IReadOnlyList<CommentRow> Lane,
    int Count,
    long? Pinned,
    long? OnScreen,
    IReadOnlyList<OrderCard> Orders,
    IReadOnlyDictionary<Guid, Guid> SegmentOf,
    bool MayModerate,
    bool MaySeeKey)
{
    /// <summary>The episode.</summary>
    public EpisodeRow Episode => Facts.Episode;

    /// <summary>Whether it is on air, cut off or not.</summary>
    public bool IsOnAir => Episode.State == EpisodeState.OnAir;

    /// <summary>How many orders a part is to answer.</summary>
    public int OrdersIn(SegmentRow segment) => Orders.Count(o => SegmentOf.GetValueOrDefault(o.Id) == segment.Id);

    /// <summary>The part that is on, or null.</summary>
    public SegmentRow? Current => Segments.Where(s => s.StartedSecond is not null).MaxBy(s => s.StartedSecond);
}
