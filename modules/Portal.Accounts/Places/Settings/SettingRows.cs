using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places.Settings;

/// <summary>The rows in memory.</summary>
internal sealed class SettingRows(PortalStore store, TimeProvider clock, ISignals signals) : IDisposable
{
    /// <summary>Raised after every change.</summary>
    public const string Topic = "accounts.place-settings";

    private readonly Remembered<Dictionary<(Guid PlaceId, string Key), JsonObject>> rows = new(store, signals, clock, Topic, ReadAsync);

    public async ValueTask<IReadOnlyDictionary<(Guid PlaceId, string Key), JsonObject>> ReadAsync(CancellationToken ct) => await rows.ReadAsync(ct);

    public void Forget() => rows.Forget();

    public void Dispose() => rows.Dispose();

    private static async Task<Dictionary<(Guid PlaceId, string Key), JsonObject>> ReadAsync(PortalDb db, CancellationToken ct) =>
        (await db.Set<PlaceSettingRow>().ToListAsync(ct)).ToDictionary(r => (r.PlaceId, r.Key), r => JsonNode.Parse(r.Json)!.AsObject());
}
