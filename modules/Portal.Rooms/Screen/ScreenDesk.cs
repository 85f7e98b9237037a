using Microsoft.EntityFrameworkCore;
using Portal.Kit.Orders;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Programme;
using Portal.Rooms.Watch;
using Portal.Storage.Database;

namespace Portal.Rooms.Screen;

/// <summary>Reads what the screen page (公屏) shows. Nothing on it is secret: it stands where everybody sees it.</summary>
internal sealed class ScreenDesk(PortalStore store, Viewing viewing, ICurrentUser users, IEnumerable<IOrders> orders, Wall wall, TimeProvider clock)
{
    private const int Talk = 12;
    private const int Answers = 40;

    public async Task<ScreenView?> ReadAsync(string slug, int number, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { } facts)
            return null;
        var head = await db.Set<LogHeadRow>().SingleAsync(h => h.EpisodeId == facts.Id, ct);
        var said = PublicEdge.Comments(db, facts, clock.UtcNow());
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
            await viewing.LiveAsync(facts, await users.ReadAsync(ct), ct))
        {
            Asked = (await wall.OfEpisodeAsync(facts, Answers, ct)).FirstOrDefault(w => w.IsOpen),
        };
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
    /// <summary>The invitation that is on screen with its newest answers, or null.</summary>
    public WallView? Asked { get; init; }

    public string Phase => FeedReader.PhaseOf(Facts.Episode.State, Facts.Episode.Interrupted, Facts.Episode.CutOffAt is not null);

    public long LastSeq => Talk.Count == 0 ? 0 : Talk.Max(c => c.Seq ?? 0);
}
