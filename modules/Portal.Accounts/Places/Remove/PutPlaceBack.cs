using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places.Settings;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places.Remove;

/// <summary>A place that was taken out, with its own rules, as it is remembered for putting it back.</summary>
/// <param name="Place">As it was.</param>
/// <param name="Rules">What it said differently from the place above it.</param>
internal sealed record RemovedPlace(Place Place, IReadOnlyList<PlaceSettingRow> Rules);

/// <summary>The way back from <see cref="RemovePlace"/>: the same place under its old id, with its rules.</summary>
internal sealed class PutPlaceBack(PortalStore store, PlaceCommands commands, SettingRows settings, ISignals signals, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    /// <summary>What has to be remembered before it is removed.</summary>
    public async Task<RemovedPlace> RememberAsync(Place place, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return new RemovedPlace(place, await db.Set<PlaceSettingRow>().Where(s => s.PlaceId == place.Id).ToListAsync(ct));
    }

    public async Task<Outcome<Place>> HandleAsync(CurrentUser who, RemovedPlace removed, CancellationToken ct = default)
    {
        var outcome = await commands.ChangeAsync(db => PutAsync(db, who, removed, ct), ct);
        if (outcome.IsDone)
        {
            settings.Forget();
            await signals.RaiseAsync(SettingRows.Topic, ct);
        }

        return outcome;
    }

    private async Task<Outcome<PlaceRow>> PutAsync(PortalDb db, CurrentUser who, RemovedPlace removed, CancellationToken ct)
    {
        var place = removed.Place;
        if (place.ParentId is not { } parentId || await PlaceCommands.FindAsync(db, parentId, ct) is not { } parent)
            return commands.NotFound();
        if (PlaceRules.CheckPermission(t, who, parent.Path) is { } forbidden)
            return forbidden;
        // The place above may have moved since: the path is its path of now.
        var path = $"{parent.Path}{place.Slug}/";
        if (await db.Set<PlaceRow>().AnyAsync(p => p.Id == place.Id || p.Path == path, ct))
            return new Refusal(RefusalKind.Conflict, t["places.slug.taken"], "slug");

        parent.Version++;
        var row = new PlaceRow
        {
            Id = place.Id,
            Path = path,
            Slug = place.Slug,
            Name = place.Name,
            SortKey = Pinyin.SortKey(place.Name),
            Level = place.Level,
            ParentId = parentId,
            Phone = place.Phone,
        };
        db.Add(row);
        foreach (var rule in removed.Rules)
            db.Add(new PlaceSettingRow { PlaceId = place.Id, Key = rule.Key, Json = rule.Json, Version = rule.Version });
        db.Audit(who, clock.UtcNow(), "accounts.place-added", $"place:{place.Id}", place.Id, place.Name);
        return row;
    }
}
