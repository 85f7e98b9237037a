using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places.Settings;

/// <summary>The rows in memory, renewed as <see cref="PlaceTree"/> is.</summary>
internal sealed class SettingRows : IDisposable
{
    /// <summary>Raised after every change.</summary>
    public const string Topic = "accounts.place-settings";

    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);
    private readonly PortalStore store;
    private readonly TimeProvider clock;
    private readonly IDisposable subscription;
    private volatile Snapshot? current;

    public SettingRows(PortalStore store, TimeProvider clock, ISignals signals)
    {
        this.store = store;
        this.clock = clock;
        subscription = signals.Subscribe(Topic, Forget);
    }

    public async ValueTask<IReadOnlyDictionary<(Guid PlaceId, string Key), JsonObject>> ReadAsync(CancellationToken ct)
    {
        if (current is { } known && clock.GetElapsedTime(known.At) < Oldest)
            return known.Rows;
        var at = clock.GetTimestamp();
        await using var db = store.Open();
        var rows = await db.Set<PlaceSettingRow>().ToListAsync(ct);
        var read = rows.ToDictionary(r => (r.PlaceId, r.Key), r => JsonNode.Parse(r.Json)!.AsObject());
        current = new Snapshot(read, at);
        return read;
    }

    public void Forget() => current = null;

    public void Dispose() => subscription.Dispose();

    private sealed record Snapshot(Dictionary<(Guid PlaceId, string Key), JsonObject> Rows, long At);
}
