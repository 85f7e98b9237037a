using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Places.Move;

/// <summary>
/// Hangs a place, with everything below it, under another parent: the paths of all of them change in one transaction, and
/// with them who manages them.
/// </summary>
internal sealed class MovePlace(PlaceCommands commands, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public Task<Outcome<Place>> HandleAsync(CurrentUser who, Guid id, Guid newParentId, CancellationToken ct = default) =>
        commands.ChangeAsync(db => MoveAsync(db, who, id, newParentId, ct), ct);

    private async Task<Outcome<PlaceRow>> MoveAsync(PortalDb db, CurrentUser who, Guid id, Guid newParentId, CancellationToken ct)
    {
        if (await PlaceCommands.FindAsync(db, id, ct) is not { } place || await PlaceCommands.FindAsync(db, newParentId, ct) is not { } parent)
            return commands.NotFound();
        if (Check(who, place, parent) is { } refusal)
            return refusal;

        var from = place.Path;
        var to = $"{parent.Path}{place.Slug}/";
        if (from == to)
            return place;
        if (await db.Set<PlaceRow>().AnyAsync(p => p.Path == to, ct))
            return new Refusal(RefusalKind.Conflict, t["places.slug.taken"]);
        var moved = await db.Set<PlaceRow>().AsTracking().Where(p => p.Path.StartsWith(from)).ToListAsync(ct);
        if (moved.Count == 0)
            return new Refusal(RefusalKind.Conflict, t["places.conflict"]);
        if (moved.Max(p => p.Path.Length) - from.Length + to.Length > PlaceRules.MaxPath)
            return new Refusal(RefusalKind.Invalid, t["places.deep"]);

        foreach (var row in moved)
        {
            row.Path = string.Concat(to, row.Path.AsSpan(from.Length));
            row.Version++;
        }

        place.ParentId = parent.Id;
        parent.Version++;
        db.Audit(who, clock.UtcNow(), "accounts.place-moved", $"place:{id}", id, $"{from} → {to}");
        return place;
    }

    private Refusal? Check(CurrentUser who, PlaceRow place, PlaceRow parent)
    {
        // Whoever may change both parents: the one that loses the place and the one that gets it. The root has no parent to lose it.
        if (place.ParentId is null || !who.May(AccountsPermissions.Places, ParentPath(place)) || !who.May(AccountsPermissions.Places, parent.Path))
            return new Refusal(RefusalKind.Forbidden, t["places.forbidden"]);
        if (parent.Path.StartsWith(place.Path, StringComparison.Ordinal))
            return new Refusal(RefusalKind.Invalid, t["places.circle"]);
        return PlaceRules.MayStandBelow(place.Level, parent.Level) ? null : new Refusal(RefusalKind.Invalid, t["places.level.wrong"]);
    }

    private static string ParentPath(PlaceRow place) => place.Path[..^(place.Slug.Length + 1)];
}
