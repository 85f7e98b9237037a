using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Studio;

/// <summary>Reads what the studio shows, and ticks orders off.</summary>
internal sealed class StudioDesk(PortalStore store, IStreams streams, IEnumerable<IOrders> orders, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    private const int LaneLength = 60;
    private const int MostHeld = 50;

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
            orders.FirstOrDefault() is { } asked ? await asked.OfEpisodeAsync(episodeId, ct) : [],
            moderates,
            user.May(RoomPermissions.Key, facts.PlacePath));
    }

    /// <summary>The stream as it is now, or null.</summary>
    public StreamState? Stream(Guid episodeId) => streams.Find(episodeId);

    /// <summary>Addresses at which the stream plays.</summary>
    public StreamAddresses Addresses(string playName) => streams.Addresses(playName);

    /// <summary>答完了: the order was answered now, at this second of the broadcast.</summary>
    public async Task<Outcome<OrderCard>> AnswerAsync(CurrentUser director, Guid episodeId, Guid orderId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !director.May(RoomPermissions.Direct, facts.PlacePath))
            return new Refusal(RefusalKind.Forbidden, t["studio.forbidden"]);
        if (facts.Episode.State != EpisodeState.OnAir || orders.FirstOrDefault() is not { } asked)
            return new Refusal(RefusalKind.Conflict, t["studio.not-on-air"]);
        return await asked.AnswerOnAirAsync(director, orderId, episodeId, facts.SecondAt(clock.UtcNow()), ct);
    }
}

/// <summary>What the studio shows.</summary>
public sealed record StudioView(
    EpisodeFacts Facts,
    IReadOnlyList<SegmentRow> Segments,
    IReadOnlyList<CommentRow> Held,
    IReadOnlyList<CommentRow> Lane,
    int Count,
    long? Pinned,
    IReadOnlyList<OrderCard> Orders,
    bool MayModerate,
    bool MaySeeKey)
{
    /// <summary>The episode.</summary>
    public EpisodeRow Episode => Facts.Episode;

    /// <summary>Whether it is on air, cut off or not.</summary>
    public bool IsOnAir => Episode.State == EpisodeState.OnAir;

    /// <summary>The part that is on, or null.</summary>
    public SegmentRow? Current => Segments.Where(s => s.StartedSecond is not null).MaxBy(s => s.StartedSecond);
}
