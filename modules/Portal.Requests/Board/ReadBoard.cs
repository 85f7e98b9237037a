using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Database;

namespace Portal.Requests.Board;

/// <summary>The columns of the public board (点单榜).</summary>
internal sealed class ReadBoard(PortalStore store)
{
    public const int PageSize = 12;

    private static readonly string[] Wanted = [TopicStates.Pending.Key, TopicStates.Asked.Key];
    private static readonly string[] Preparing =
        [TopicStates.Dispatched.Key, TopicStates.Conferring.Key, TopicStates.Accepted.Key, TopicStates.Scheduled.Key, TopicStates.Referred.Key];

    private static readonly string[] Answered = [TopicStates.Delivered.Key, TopicStates.Rated.Key, TopicStates.Archived.Key];

    /// <summary>One column, a page of it, and how many it has. Pages from 1; an empty path means everywhere.</summary>
    public async Task<(IReadOnlyList<BoardRow> Rows, int Total)> ColumnAsync(BoardColumn column, string placePath, int page, int size, CancellationToken ct)
    {
        await using var db = store.Open();
        var states = column switch { BoardColumn.Wanted => Wanted, BoardColumn.Preparing => Preparing, _ => Answered };
        var orders = db.Set<OrderRow>().Where(PublicOrders.Visible).Where(o => o.ParentId == null && states.Contains(o.State));
        if (placePath.Length > 0)
        {
            var places = db.PlacesWithin(placePath);
            orders = orders.Where(o => places.Contains(o.PlaceId));
        }

        var total = await orders.CountAsync(ct);
        var sorted = column switch
        {
            BoardColumn.Wanted => orders.OrderByDescending(o => o.Wanted).ThenBy(o => o.At),
            BoardColumn.Preparing => orders.OrderBy(o => o.Due == null).ThenBy(o => o.Due).ThenBy(o => o.At),
            _ => orders.OrderByDescending(o => o.DeliveredAt).ThenBy(o => o.At),
        };
        var rows = await Rows(db, sorted.Skip((Math.Clamp(page, 1, 10_000) - 1) * size).Take(size)).ToListAsync(ct);
        return (rows, total);
    }

    /// <summary>How many were answered since <paramref name="from"/> (UTC).</summary>
    public async Task<int> AnsweredSinceAsync(DateTime from, string placePath, CancellationToken ct)
    {
        await using var db = store.Open();
        var places = db.PlacesWithin(placePath);
        return await db.Set<OrderRow>().Where(PublicOrders.Visible)
            .CountAsync(o => o.ParentId == null && o.DeliveredAt >= from && Answered.Contains(o.State) && places.Contains(o.PlaceId), ct);
    }

    private static IQueryable<BoardRow> Rows(PortalDb db, IQueryable<OrderRow> orders) => orders.Select(o => new BoardRow
    {
        Id = o.Id,
        Number = o.Number,
        Title = o.Title,
        State = o.State,
        Wanted = o.Wanted,
        PlaceId = o.PlaceId,
        At = o.At,
        Due = o.Due,
        Promise = o.Promise,
        DeliveredAt = o.DeliveredAt,
        EpisodeId = o.EpisodeId,
        ActivityId = o.ActivityId,
        Second = o.Second,
        Outcome = o.Outcome,
        Unit = db.Set<UnitRow>().Where(u => u.Id == o.UnitId).Select(u => u.Name).SingleOrDefault(),
    });
}

/// <summary>A column of the board.</summary>
internal enum BoardColumn
{
    Wanted,
    Preparing,
    Answered,
}
