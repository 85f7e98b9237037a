using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Places.Remove;

/// <summary>Takes a place out that was entered by mistake: nothing below it and nothing that belongs to it.</summary>
internal sealed class RemovePlace(PlaceCommands commands, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public Task<Outcome<Place>> HandleAsync(CurrentUser who, Guid id, CancellationToken ct = default) =>
        commands.ChangeAsync(db => RemoveAsync(db, who, id, ct), ct);

    private async Task<Outcome<PlaceRow>> RemoveAsync(PortalDb db, CurrentUser who, Guid id, CancellationToken ct)
    {
        if (await PlaceCommands.FindAsync(db, id, ct) is not { } place)
            return commands.NotFound();
        if (place.ParentId is not { } parentId || await PlaceCommands.FindAsync(db, parentId, ct) is not { } parent)
            return new Refusal(RefusalKind.Forbidden, t["places.root-stays"]);
        if (PlaceRules.CheckPermission(t, who, parent.Path) is { } forbidden)
            return forbidden;
        if (await db.Set<PlaceRow>().AnyAsync(p => p.ParentId == id, ct))
            return new Refusal(RefusalKind.Conflict, t["places.has-children"]);
        if (await PlaceUse.AnyAsync(db, id, ct))
            return new Refusal(RefusalKind.Conflict, t["places.in-use"]);

        parent.Version++;
        db.Remove(place);
        db.Audit(who, clock.UtcNow(), "accounts.place-removed", $"place:{id}", parentId, place.Name);
        return place;
    }
}
