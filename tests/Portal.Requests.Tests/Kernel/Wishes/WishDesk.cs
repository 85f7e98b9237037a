using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Kernel.Log;
using Portal.Storage.Database;

namespace Portal.Requests.Tests.Kernel.Wishes;

/// <summary>All that a module would write to carry wishes: a form, and the steps.</summary>
internal sealed class WishDesk(Ledger ledger, OrderWrites writes, TimeProvider clock, IStringLocalizer<WishTexts> texts) : IRequestDesk
{
    public RequestKind Kind => WishKind.Instance;

    public Task TickAsync(PortalDb db, OrderRow row, Command command, CancellationToken ct) => StepAsync(db, row, command, Actor.System, Facts.None, ct);

    public string Address(OrderRow row) => $"/desk/wishes?wish={row.Number}";

    /// <summary>The form: one field, one key.</summary>
    public Task<Outcome<OrderRow>> WishAsync(string words, string key, Guid placeId, int claimHours, CancellationToken ct) => writes.RunAsync(
        async db =>
        {
            if (words.Trim().Length == 0)
                throw new RefusedException(new Refusal(RefusalKind.Invalid, texts["form.empty"], "wish"));
            if (await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.SubmissionKey == key, ct) is { } known)
                return known;
            var row = new OrderRow
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Number = await Numbers.DrawAsync(db, Kind, clock.UtcNow(), ct),
                Kind = Kind.Name,
                PlaceId = placeId,
                SubmissionKey = key,
                Title = words.Trim(),
                Channel = "page",
                At = clock.UtcNow(),
            };
            db.Add(row);
            var facts = new Facts { Visibility = Visibility.Public, Policy = new Policy { Hours = new Dictionary<string, int> { ["claim"] = claimHours } } };
            await StepAsync(db, row, WishKind.Wish, new Actor(Hats.Orderer, null), facts, ct);
            return row;
        },
        ct);

    public Task<Outcome<RequestEvent>> DoAsync(Guid id, Command command, Actor actor, Facts facts, CancellationToken ct) => writes.RunAsync(
        async db => await StepAsync(db, await db.Set<OrderRow>().AsTracking().SingleAsync(o => o.Id == id, ct), command, actor, facts, ct), ct);

    private Task<RequestEvent> StepAsync(PortalDb db, OrderRow row, Command command, Actor actor, Facts facts, CancellationToken ct) =>
        ledger.AppendAsync(db, row, Kind, new Attempt(command, actor, clock.UtcNow(), facts), null, ct);
}
