using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Database;

namespace Portal.Requests.Triage;

/// <summary>The console's queues: what this person may see, most urgent first.</summary>
internal sealed class ReadQueue(PortalStore store, TimeProvider clock)
{
    public const int PageSize = 30;

    private static readonly TimeSpan SoonIs = TimeSpan.FromHours(4);
    private static readonly string[] OutStates = [TopicStates.Dispatched.Key, TopicStates.Accepted.Key, TopicStates.Scheduled.Key, TopicStates.Referred.Key];
    private static readonly string[] DoneStates = [TopicStates.Archived.Key, TopicStates.Withdrawn.Key, TopicStates.Declined.Key, TopicStates.Merged.Key];

    /// <summary>One page, and how many there are. Pages from 1.</summary>
    public async Task<(IReadOnlyList<QueueItem> Items, int Total)> PageAsync(CurrentUser user, QueueView view, string search, int page, CancellationToken ct)
    {
        await using var db = store.Open();
        var now = clock.UtcNow();
        var me = user.Id;
        var orders = In(db, Seen(db, user), view, now, me);
        if (search.Length > 0)
            orders = orders.Where(o => o.Number == search.ToUpper() || o.Title.Contains(search));
        var total = await orders.CountAsync(ct);
        var items = await orders
            .OrderBy(o => o.Rank == null).ThenBy(o => o.Rank).ThenByDescending(o => o.At).ThenBy(o => o.Id)
            .Skip((Math.Clamp(page, 1, 10_000) - 1) * PageSize).Take(PageSize)
            .Select(o => new QueueItem
            {
                Id = o.Id,
                Number = o.Number,
                Title = o.Title,
                State = o.State,
                PlaceId = o.PlaceId,
                Channel = o.Channel,
                Wanted = o.Wanted,
                At = o.At,
                Version = o.Version,
                HasVoice = db.Set<FileRow>().Any(f => f.OrderId == o.Id && f.Kind == FileKind.Voice),
                Due = o.Due,
                Vulnerable = o.Vulnerable,
                Held = o.Content == Wording.Pending,
                OpenedBy = db.Set<LeaseRow>().Where(l => l.OrderId == o.Id && l.Until > now && l.PersonId != me).Select(l => l.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return (items, total);
    }

    /// <summary>How many each queue holds.</summary>
    public Task<IReadOnlyDictionary<QueueView, int>> CountAsync(CurrentUser user, CancellationToken ct) => CountAsync(user, Enum.GetValues<QueueView>(), ct);

    /// <summary>How many these queues hold.</summary>
    public async Task<IReadOnlyDictionary<QueueView, int>> CountAsync(CurrentUser user, IReadOnlyCollection<QueueView> views, CancellationToken ct)
    {
        await using var db = store.Open();
        var now = clock.UtcNow();
        var counts = new Dictionary<QueueView, int>();
        foreach (var view in views)
            counts[view] = await In(db, Seen(db, user), view, now, user.Id).CountAsync(ct);
        return counts;
    }

    /// <summary>One order, if this person may see it.</summary>
    public async Task<OrderRow?> FindAsync(CurrentUser user, Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        return await Seen(db, user).SingleOrDefaultAsync(o => o.Id == id, ct);
    }

    /// <summary>Orders at places where this person triages or supervises, and those of the units to which the person belongs.</summary>
    public static IQueryable<OrderRow> Seen(PortalDb db, CurrentUser user)
    {
        var me = user.Id;
        var places = db.PlacesOf(user, RequestPermissions.Triage);
        var watched = db.PlacesOf(user, RequestPermissions.Supervise);
        var units = db.Set<MemberRow>().Where(m => m.PersonId == me).Select(m => (Guid?)m.UnitId);
        return db.Set<OrderRow>().Where(o => places.Contains(o.PlaceId) || watched.Contains(o.PlaceId) || (me != null && units.Contains(o.UnitId)));
    }

    private static IQueryable<OrderRow> In(PortalDb db, IQueryable<OrderRow> seen, QueueView view, DateTime now, Guid? me) => view switch
    {
        QueueView.Pending => seen.Where(o => o.State == TopicStates.Pending.Key),
        QueueView.Overdue => seen.Where(o => o.Due < now && !DoneStates.Contains(o.State)),
        QueueView.Soon => seen.Where(o => o.Due >= now && o.Due < now + SoonIs && !DoneStates.Contains(o.State)),
        QueueView.Held => seen.Where(o => o.Content == Wording.Pending && !DoneStates.Contains(o.State)),
        QueueView.Asked => seen.Where(o => o.State == TopicStates.Asked.Key),
        QueueView.Out => seen.Where(o => OutStates.Contains(o.State)),
        QueueView.Conferring => seen.Where(o => o.State == TopicStates.Conferring.Key),
        QueueView.Visit => seen.Where(o => o.State == TopicStates.Delivered.Key),
        QueueView.Mine => seen.Where(o => !DoneStates.Contains(o.State) && (o.HolderId == me || db.Set<MemberRow>().Any(m => m.PersonId == me && m.UnitId == o.UnitId))),
        _ => seen,
    };
}
