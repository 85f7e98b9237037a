using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Storage.Database;

namespace Portal.Requests.Topics.Similar;

/// <summary>Similar orders, by an index in memory that follows the table. A hint: never decides anything.</summary>
internal sealed class SimilarTopics(PortalStore store, TimeProvider clock) : IDisposable
{
    public const int MaxText = 500;

    private const float SameCategory = 0.04f;
    private const int Candidates = 24;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    // Ids are ordered by time, but two nodes may commit out of order: the last minutes are read again.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly SimilarIndex index = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private DateTime? readUpTo;
    private DateTime looked;

    /// <summary>Orders like the text that fit <paramref name="which"/>, best first.</summary>
    public async Task<IReadOnlyList<OrderRow>> FindAsync(string text, Guid? placeId, Func<IQueryable<OrderRow>, IQueryable<OrderRow>> which, int take, CancellationToken ct)
    {
        if (text.Length > MaxText)
            text = text[..MaxText];
        List<(Guid Id, float Score)> nearest;
        await turn.WaitAsync(ct);
        try
        {
            await FollowAsync(ct);
            nearest = [.. index.Nearest(text, placeId, Candidates)];
        }
        finally
        {
            turn.Release();
        }

        // What it is about is said later and by people: looked at in the rows, not kept in the index.
        var scores = nearest.ToDictionary(n => n.Id, n => n.Score);
        var category = TopicCategories.Guess(text)?.Key;
        var ids = scores.Keys.ToList();
        await using var db = store.Open();
        var rows = await which(db.Set<OrderRow>().Where(o => ids.Contains(o.Id))).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => scores[r.Id] + (category is not null && r.Category == category ? SameCategory : 0)).Take(take)];
    }

    /// <summary>Reads what is not in the index yet.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await FollowAsync(ct);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What the public may be shown, without what is over for other reasons than an answer.</summary>
    public static IQueryable<OrderRow> ForPublic(IQueryable<OrderRow> orders) => orders
        .Where(PublicOrders.Visible)
        .Where(o => o.State != TopicStates.Merged.Key && o.State != TopicStates.Withdrawn.Key && o.State != TopicStates.Declined.Key);

    public void Dispose() => turn.Dispose();

    private async Task FollowAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        if (readUpTo is not null && now - looked < Fresh)
            return;
        looked = now;
        var from = (readUpTo ?? DateTime.UnixEpoch.AddDays(1)) - Overlap;
        await using var db = store.Open();
        if (readUpTo is not null)
            await FollowWordsAsync(db, from, ct);
        var rows = db.Set<OrderRow>().Where(o => o.At > from).OrderBy(o => o.At).Select(o => new { o.Id, o.Title, o.PlaceId, o.At }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(ct))
        {
            index.Put(row.Id, row.Title, row.PlaceId);
            readUpTo = row.At;
        }
    }

    // Older orders whose words changed: a moderator wrote down what a voice says, or took that back. The log tells it, on whichever node it happened.
    private async Task FollowWordsAsync(PortalDb db, DateTime from, CancellationToken ct)
    {
        var reworded = db.Set<OrderEventRow>()
            .Where(e => e.At > from && (e.Command == TopicCommands.Reword.Key || e.Command == RequestCase.Undo.Key))
            .Select(e => e.OrderId);
        foreach (var row in await db.Set<OrderRow>().Where(o => reworded.Contains(o.Id)).Select(o => new { o.Id, o.Title, o.PlaceId }).ToListAsync(ct))
            index.Put(row.Id, row.Title, row.PlaceId);
    }
}
