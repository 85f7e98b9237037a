using Microsoft.EntityFrameworkCore;
using Portal.Kit.Likes;
using Portal.Kit.Orders;
using Portal.Kit.People;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay;

/// <summary>Counts what an episode was: who watched when and how, what was said, what was ordered.</summary>
internal sealed class EpisodeFigures(PortalStore store, IEnumerable<IOrders> orders, ILikes likes)
{
    private const int MostMinutes = 1440;
    private const string LikeKind = "episode";

    /// <summary>The figures for who may direct the room; null for everybody else.</summary>
    public async Task<Figures?> ReadAsync(CurrentUser user, Guid episodeId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !user.May(RoomPermissions.Direct, facts.PlacePath))
            return null;
        var comments = db.Set<CommentRow>().Where(c => c.EpisodeId == episodeId);
        var passed = comments.Where(c => c.State == CommentState.Passed);
        var asked = orders.FirstOrDefault() is { } requests ? await requests.OfEpisodeAsync(episodeId, ct) : [];
        return new Figures(
            facts,
            await db.Set<ViewerSampleRow>().Where(s => s.EpisodeId == episodeId).OrderBy(s => s.Minute).Take(MostMinutes).ToListAsync(ct),
            await passed.CountAsync(ct),
            await comments.CountAsync(c => c.State == CommentState.Hidden, ct),
            await passed.Select(c => new { c.PersonId, c.Device }).Distinct().CountAsync(ct),
            asked.Count,
            asked.Count(o => o.IsAnswered),
            await comments.CountAsync(c => c.OrderNumber != null, ct),
            (await likes.CountAsync(LikeKind, [episodeId], ct)).GetValueOrDefault(episodeId));
    }
}

/// <summary>Figures of an episode.</summary>
/// <param name="Facts">The episode.</param>
/// <param name="Minutes">Viewers minute by minute.</param>
/// <param name="Comments">Comments that are public.</param>
/// <param name="Hidden">Comments that were taken down.</param>
/// <param name="Speakers">Accounts and browsers that said something public.</param>
/// <param name="Orders">Orders that this episode was to answer.</param>
/// <param name="Answered">Those of them that were answered.</param>
/// <param name="FromComments">Comments that became orders.</param>
/// <param name="Likes">People who like the episode.</param>
internal sealed record Figures(
    EpisodeFacts Facts,
    IReadOnlyList<ViewerSampleRow> Minutes,
    int Comments,
    int Hidden,
    int Speakers,
    int Orders,
    int Answered,
    int FromComments,
    int Likes)
{
    /// <summary>Most viewers at once.</summary>
    public int Peak => Math.Max(Facts.Episode.Peak, Minutes.Count == 0 ? 0 : Minutes.Max(m => m.Viewers));

    /// <summary>Minutes that all viewers together watched.</summary>
    public int MinutesWatched => Minutes.Sum(m => m.ViewerSeconds) / 60;

    /// <summary>How people watched: each way's share of all minutes in which somebody watched that way, 0–100.</summary>
    public IReadOnlyList<(string Way, int Percent)> Ways()
    {
        (string Way, int Sum)[] sums =
        [
            ("hls", Minutes.Sum(m => m.Hls)), ("flv", Minutes.Sum(m => m.Flv)), ("rtmp", Minutes.Sum(m => m.Rtmp)), ("listen", Minutes.Sum(m => m.Listen)),
        ];
        var all = sums.Sum(s => s.Sum);
        return all == 0 ? [] : [.. sums.Where(s => s.Sum > 0).Select(s => (s.Way, (int)Math.Round(100.0 * s.Sum / all)))];
    }
}
