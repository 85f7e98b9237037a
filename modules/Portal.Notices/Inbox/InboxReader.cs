using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Notices.Inbox;

/// <summary>What a person may read: notices to the account, and those to staff at places where the permission is carried.</summary>
internal sealed class InboxReader(PortalStore store, ModuleList modules, TimeProvider clock)
{
    /// <summary>Notices on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Notices whose hour has come, newest first, with their number in all.</summary>
    /// <param name="user">The reader.</param>
    /// <param name="withStaff">Whether those to staff are shown as well.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(IReadOnlyList<NoticeRow> Rows, int Total)> ListAsync(CurrentUser user, bool withStaff, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var mine = Mine(db, user, withStaff);
        var rows = await mine.OrderByDescending(n => n.NotBefore).ThenByDescending(n => n.Id)
            .Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return (rows, await mine.CountAsync(ct));
    }

    /// <summary>How many are unread; counts to 100 at most.</summary>
    public async Task<int> UnreadAsync(CurrentUser user, bool withStaff, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await Mine(db, user, withStaff).Where(n => n.ReadAt == null).Take(100).CountAsync(ct);
    }

    /// <summary>Marks one notice as read; its address, or null when it is not this person's.</summary>
    public Task<string?> OpenAsync(CurrentUser user, Guid id, CancellationToken ct = default) => store.WriteAsync(
        async db =>
        {
            var row = await Mine(db, user, withStaff: true).AsTracking().SingleOrDefaultAsync(n => n.Id == id, ct);
            if (row is not null)
                row.ReadAt ??= clock.UtcNow();
            return row?.Address;
        },
        ct);

    /// <summary>Marks all as read.</summary>
    public Task ReadAllAsync(CurrentUser user, bool withStaff, CancellationToken ct = default) => store.WriteAsync(
        db =>
        {
            DateTime? now = clock.UtcNow();
            return Mine(db, user, withStaff).Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        },
        ct);

    private IQueryable<NoticeRow> Mine(PortalDb db, CurrentUser user, bool withStaff)
    {
        var now = clock.UtcNow();
        var id = user.Id;
        var due = db.Set<NoticeRow>().Where(n => n.NotBefore <= now);
        var ids = due.Where(n => id != null && n.PersonId == id).Select(n => n.Id);
        if (withStaff)
        {
            foreach (var grant in user.Grants)
            {
                string[] keys = [.. modules.Permissions.Where(p => p.IsCarriedBy(grant.Role)).Select(p => p.Key)];
                var there = db.PlacesWithin(grant.PlacePath);
                ids = ids.Union(due.Where(n => keys.Contains(n.Permission) && n.PlaceId != null && there.Contains(n.PlaceId.Value)).Select(n => n.Id));
            }
        }
        return db.Set<NoticeRow>().Where(n => ids.Contains(n.Id));
    }
}
