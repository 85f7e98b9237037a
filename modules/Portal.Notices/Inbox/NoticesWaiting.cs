using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Delivery;
using Portal.Notices.Texts;
using Portal.Storage.Database;

namespace Portal.Notices.Inbox;

/// <summary>
/// Tells the desk's first page what this person has not read yet, and an administrator how many notices of the last week
/// did not reach anybody: given up, or cut off while being sent.
/// </summary>
internal sealed class NoticesWaiting(InboxReader inbox, PortalStore store, TimeProvider clock, IStringLocalizer<NoticesTexts> texts) : IWaiting
{
    private const string Address = "/desk/notices";
    private const int Most = 1000;

    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default)
    {
        if (!user.IsStaff)
            return [];
        List<Waiting> waiting = [];
        if (user.Grants.Any(g => g.Role == Role.Administrator) && await FailedAsync(ct) is > 0 and var failed)
            waiting.Add(new Waiting(texts["waiting.failed"], failed, Address, "alert", IsLate: true));
        if (await inbox.UnreadAsync(user, withStaff: true, ct) is > 0 and var unread)
            waiting.Add(new Waiting(texts["waiting.unread"], unread, Address, "bell"));
        return waiting;
    }

    private async Task<int> FailedAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        var lately = clock.UtcNow().AddDays(-7);
        return await db.Set<DeliveryRow>()
            .Where(d => (d.State == DeliveryState.Failed || d.State == DeliveryState.Uncertain) && d.NextAt > lately)
            .Take(Most).CountAsync(ct);
    }
}
