using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places.Settings;

internal sealed class PlaceSettings(
    PortalStore store, SettingRows rows, IPlaces places, IEnumerable<PlaceSettingKind> kinds, ISignals signals, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
    : IPlaceSettings
{
    public IReadOnlyList<PlaceSettingKind> Kinds { get; } = [.. kinds];

    public async ValueTask<T> GetAsync<T>(Place place, CancellationToken ct = default)
        where T : class, new()
    {
        var kind = Kinds.SingleOrDefault(k => k.Type == typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T)} was not registered with AddPlaceSettings.");
        return (T)await ReadAsync(kind, place, ct);
    }

    /// <summary>The record that holds at a place.</summary>
    public async ValueTask<object> ReadAsync(PlaceSettingKind kind, Place place, CancellationToken ct)
    {
        var said = await rows.ReadAsync(ct);
        List<JsonObject> layers = [];
        for (Place? at = place; at is not null; at = at.ParentId is { } parent ? await places.FindAsync(parent, ct) : null)
        {
            if (said.TryGetValue((at.Id, kind.Key), out var json))
                layers.Insert(0, json);
        }

        return SettingJson.Read(kind.Type, layers);
    }

    /// <summary>What the place itself says, or null.</summary>
    public async ValueTask<JsonObject?> OwnAsync(PlaceSettingKind kind, Guid placeId, CancellationToken ct) =>
        (await rows.ReadAsync(ct)).GetValueOrDefault((placeId, kind.Key));

    public async Task<Outcome<Done>> ChangeAsync(
        CurrentUser who, Guid placeId, string key, string property, string? value, CancellationToken ct = default)
    {
        if (Kinds.SingleOrDefault(k => k.Key == key)?.Type.GetProperty(property) is not { } target)
            return new Refusal(RefusalKind.NotFound, t["settings.unknown"]);
        var json = value is null ? null : SettingJson.Parse(target, value);
        if (value is not null && json is null)
            return new Refusal(RefusalKind.Invalid, t["settings.wrong"], property);
        var outcome = await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            db => WriteAsync(db, who, placeId, key, property, json, ct),
            ct);
        if (outcome.IsDone)
        {
            rows.Forget();
            await signals.RaiseAsync(SettingRows.Topic, ct);
        }

        return outcome;
    }

    private async Task<Outcome<Done>> WriteAsync(
        PortalDb db, CurrentUser who, Guid placeId, string key, string property, JsonNode? json, CancellationToken ct)
    {
        var path = await db.Set<PlaceRow>().Where(p => p.Id == placeId).Select(p => p.Path).SingleOrDefaultAsync(ct);
        if (path is null)
            return new Refusal(RefusalKind.NotFound, t["places.unknown"]);
        if (PlaceRules.CheckPermission(t, who, path) is { } forbidden)
            return forbidden;

        var row = await db.Set<PlaceSettingRow>().AsTracking().SingleOrDefaultAsync(s => s.PlaceId == placeId && s.Key == key, ct);
        if (row is null)
            db.Add(row = new PlaceSettingRow { PlaceId = placeId, Key = key, Json = "{}" });
        var said = JsonNode.Parse(row.Json)!.AsObject();
        said.Remove(property);
        if (json is not null)
            said[property] = json;
        row.Json = said.ToJsonString();
        row.Version++;
        db.Audit(who, clock.UtcNow(), "accounts.setting-changed", $"place:{placeId}", placeId, $"{key}.{property} = {json?.ToJsonString() ?? "-"}");
        return Done.Instance;
    }
}
