using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Places.Rename;

/// <summary>Another name and office telephone. The address stays: printed QR codes hold it.</summary>
internal sealed class RenamePlace(PlaceCommands commands, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public async Task<Outcome<Place>> HandleAsync(CurrentUser who, Guid id, string name, string? phone, CancellationToken ct = default)
    {
        if (PlaceRules.CheckNameAndPhone(t, name, phone) is { } wrong)
            return wrong;
        return await commands.ChangeAsync(db => ChangeAsync(db, who, id, name.Trim(), phone, ct), ct);
    }

    private async Task<Outcome<PlaceRow>> ChangeAsync(PortalDb db, CurrentUser who, Guid id, string name, string? phone, CancellationToken ct)
    {
        if (await PlaceCommands.FindAsync(db, id, ct) is not { } place)
            return commands.NotFound();
        if (PlaceRules.CheckPermission(t, who, place.Path) is { } forbidden)
            return forbidden;
        var before = place.Name;
        place.Name = name;
        place.SortKey = Pinyin.SortKey(name);
        place.Phone = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        place.Version++;
        db.Audit(who, clock.UtcNow(), "accounts.place-renamed", $"place:{id}", id, $"{before} → {name}");
        return place;
    }
}
