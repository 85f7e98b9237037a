using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Texts;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.Places;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places;

/// <summary>What every change of the tree has in common: one write, an event, everybody's memory renewed.</summary>
internal sealed class PlaceCommands(
    PortalStore store, PlaceTree tree, ISignals signals, IStringLocalizer<AccountsTexts> t, ILogger<PlaceCommands> log)
{
    public async Task<Outcome<Place>> ChangeAsync(Func<PortalDb, Task<Outcome<PlaceRow>>> work, CancellationToken ct)
    {
        var outcome = await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                var result = await work(db);
                if (result.IsDone)
                    db.Announce(new PlacesChanged());
                return result;
            },
            ct);
        if (!outcome.IsDone)
        {
            log.LogInformation("A change of the place tree was refused: {Kind} {Reason}", outcome.Refusal.Kind, outcome.Refusal.Message);
            return outcome.Refusal;
        }

        tree.Forget();
        await signals.RaiseAsync(PlaceTree.Topic, ct);
        var row = outcome.Value;
        return new Place(row.Id, row.Path, row.Slug, row.Name, row.Level, row.ParentId, row.Phone);
    }

    public Refusal NotFound() => new(RefusalKind.NotFound, t["places.unknown"]);

    public static Task<PlaceRow?> FindAsync(PortalDb db, Guid id, CancellationToken ct) =>
        db.Set<PlaceRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
}
