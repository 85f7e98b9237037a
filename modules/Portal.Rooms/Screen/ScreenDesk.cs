using Microsoft.EntityFrameworkCore;
using Portal.Kit.Orders;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Screen;

/// <summary>Reads what the screen page (公屏) shows. Nothing on it is secret: it stands where everybody sees it.</summary>
internal sealed class ScreenDesk(PortalStore store, IStreams streams, IEnumerable<IOrders> orders, TimeProvider clock)
{
    private const int Talk = 12;

    public async Task<ScreenView?> ReadAsync(string slug, int number, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { } facts)
            return null;
        var head = await db.Set<LogHeadRow>().SingleAsync(h => h.EpisodeId == facts.Id, ct);
        var edge = clock.UtcNow().AddSeconds(facts.IsOpen ? -facts.Episode.DelaySeconds : 0);
        if (facts.Episode.CutOffAt is { } cut && cut.AddSeconds(-facts.Episode.DelaySeconds) < edge)
            edge = cut.AddSeconds(-facts.Episode.DelaySeconds);
        var said = db.Set<CommentRow>().Where(c => c.EpisodeId == facts.Id && c.State == CommentState.Passed && c.Seq != null && c.ShownAt <= edge);
        var talk = await said.OrderByDescending(c => c.Seq).Take(Talk).ToListAsync(ct);
        talk.Reverse();
        var large = head.OnScreen ?? head.Pinned;
        var asked = facts.Episode.AnsweringOrderId is { } id && orders.FirstOrDefault() is { } requests
            ? (await requests.OfEpisodeAsync(facts.Id, ct)).FirstOrDefault(o => o.Id == id)
            : null;
        return new ScreenView(
            facts,
            talk,
            large is null ? null : await said.SingleOrDefaultAsync(c => c.Seq == large, ct),
            asked,
            streams.Addresses(facts.Episode.PlayName));
    }
}

/// <summary>What the screen page shows.</summary>
/// <param name="Facts">The episode.</param>
/// <param name="Talk">The last comments, oldest first.</param>
/// <param name="Large">The comment that a moderator put on screen, else the pinned one.</param>
/// <param name="Answering">The order that is being answered.</param>
/// <param name="Play">Where the picture plays.</param>
internal sealed record ScreenView(EpisodeFacts Facts, IReadOnlyList<CommentRow> Talk, CommentRow? Large, OrderCard? Answering, StreamAddresses Play)
{
    public string Phase => FeedReader.PhaseOf(Facts.Episode.State, Facts.Episode.Interrupted, Facts.Episode.CutOffAt is not null);

    public long LastSeq => Talk.Count == 0 ? 0 : Talk.Max(c => c.Seq ?? 0);
}
