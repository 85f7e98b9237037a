using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Read;
using Portal.Kit.Lane;
using Portal.Kit.Orders;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Storage.Database;
using Portal.Storage.Signals;
using Portal.Stories.Texts;

namespace Portal.Stories.Respect;

/// <summary>Messages of respect in the console of the moderators, beside comments and orders.</summary>
internal sealed class RespectLane(PortalStore store, IPageCache pages, ISignals signals, TimeProvider clock, IStringLocalizer<StoriesTexts> texts) : IModerationLane
{
    private const int Most = 200;

    public async Task<IReadOnlyList<LaneItem>> ListAsync(CurrentUser moderator, bool waitingOnly, int limit, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(moderator, RespectPermissions.Moderate);
        var since = clock.UtcNow().AddDays(-1);
        var found = await (
            from respect in db.Set<RespectRow>()
            join item in db.Set<ItemRow>() on respect.ItemId equals item.Id
            join version in db.Set<VersionRow>() on item.LatestVersionId equals version.Id
            where places.Contains(respect.PlaceId) && (respect.State == RespectState.Held || (!waitingOnly && respect.At > since))
            orderby respect.At descending
            select new { respect, version.Title, item.Slug }).Take(Math.Clamp(limit, 1, Most)).ToListAsync(ct);
        return [.. found.Select(f => new LaneItem(
            f.respect.Id, f.respect.Text, f.respect.Name, texts["respect.where", f.Title], $"/stories/{f.Slug}#respect", f.respect.PlaceId, f.respect.At, 0,
            Of(f.respect.State), f.respect.State == RespectState.Held ? f.respect.HeldBy : null, null))];
    }

    public Task<Outcome<Done>> PassAsync(CurrentUser moderator, Guid itemId, LaneState seen, CancellationToken ct = default) =>
        DecideAsync(moderator, itemId, seen, RespectState.Passed, ct);

    public Task<Outcome<Done>> HideAsync(CurrentUser moderator, Guid itemId, LaneState seen, CancellationToken ct = default) =>
        DecideAsync(moderator, itemId, seen, RespectState.Hidden, ct);

    // A message of respect asks for nothing.
    public Task<Outcome<OrderCard>> TakeAsync(CurrentUser moderator, Guid itemId, CancellationToken ct = default) =>
        Task.FromResult<Outcome<OrderCard>>(new Refusal(RefusalKind.Conflict, texts["respect.no-order"]));

    private async Task<Outcome<Done>> DecideAsync(CurrentUser moderator, Guid id, LaneState seen, RespectState becomes, CancellationToken ct)
    {
        var outcome = await store.WriteAsync<Outcome<Guid>>(
            async db =>
            {
                var places = db.PlacesOf(moderator, RespectPermissions.Moderate);
                if (await db.Set<RespectRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && places.Contains(r.PlaceId), ct) is not { } row)
                    return new Refusal(RefusalKind.NotFound, texts["respect.gone"]);
                var was = Of(seen);

                // The state in the predicate decides between two moderators: the second finds no row.
                if (was == becomes || await db.Set<RespectRow>().Where(r => r.Id == id && r.State == was).ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.State, becomes).SetProperty(r => r.DecidedBy, moderator.Name), ct) == 0)
                    return new Refusal(RefusalKind.Conflict, texts["respect.decided", row.DecidedBy ?? ""]);
                db.Audit(moderator, clock.UtcNow(), becomes == RespectState.Passed ? "stories.respect-pass" : "stories.respect-hide", $"respect:{id}", row.PlaceId);
                return row.ItemId;
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await pages.EvictAsync([PublishedItems.Tag(outcome.Value)], ct);
        await signals.RaiseAsync(IModerationLane.Topic, ct);
        return Done.Instance;
    }

    private static LaneState Of(RespectState state) => state switch
    {
        RespectState.Held => LaneState.Held,
        RespectState.Hidden => LaneState.Hidden,
        _ => LaneState.Passed,
    };

    private static RespectState Of(LaneState state) => state switch
    {
        LaneState.Held => RespectState.Held,
        LaneState.Hidden => RespectState.Hidden,
        _ => RespectState.Passed,
    };
}
