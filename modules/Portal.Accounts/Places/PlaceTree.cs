using Microsoft.EntityFrameworkCore;
using Portal.Kit.Places;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places;

/// <summary>
/// The tree in memory: read when first asked, again after a change here, after a signal from another node, and after
/// <see cref="Oldest"/> in case that signal was lost.
/// </summary>
internal sealed class PlaceTree : IPlaces, IDisposable
{
    /// <summary>Raised after the commit of every change of the tree.</summary>
    public const string Topic = "accounts.places";

    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);
    private readonly PortalStore store;
    private readonly TimeProvider clock;
    private readonly IDisposable subscription;
    private volatile Snapshot? current;

    public PlaceTree(PortalStore store, TimeProvider clock, ISignals signals)
    {
        this.store = store;
        this.clock = clock;
        subscription = signals.Subscribe(Topic, Forget);
    }

    public async ValueTask<IReadOnlyList<Place>> AllAsync(CancellationToken ct = default) => (await ReadAsync(ct)).All;

    public async ValueTask<Place?> FindAsync(Guid id, CancellationToken ct = default) => (await ReadAsync(ct)).ById.GetValueOrDefault(id);

    public async ValueTask<Place?> FindByPathAsync(string path, CancellationToken ct = default) =>
        (await ReadAsync(ct)).ByPath.GetValueOrDefault(path.EndsWith('/') ? path : path + "/");

    /// <summary>The next question reads the database.</summary>
    public void Forget() => current = null;

    public void Dispose() => subscription.Dispose();

    private async ValueTask<Snapshot> ReadAsync(CancellationToken ct)
    {
        if (current is { } known && clock.GetElapsedTime(known.At) < Oldest)
            return known;
        var at = clock.GetTimestamp();
        await using var db = store.Open();
        var rows = await db.Set<PlaceRow>().OrderBy(p => p.SortKey).ThenBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct);
        var read = new Snapshot(InTreeOrder(rows), at);
        current = read;
        return read;
    }

    private static List<Place> InTreeOrder(List<PlaceRow> rows)
    {
        var children = rows.ToLookup(p => p.ParentId);
        var ordered = new List<Place>(rows.Count);
        void Add(PlaceRow row)
        {
            ordered.Add(new Place(row.Id, row.Path, row.Slug, row.Name, row.Level, row.ParentId, row.Phone));
            foreach (var child in children[row.Id])
                Add(child);
        }

        foreach (var root in children[null])
            Add(root);
        return ordered;
    }

    private sealed class Snapshot(List<Place> all, long at)
    {
        public IReadOnlyList<Place> All => all;

        public long At => at;

        public Dictionary<Guid, Place> ById { get; } = all.ToDictionary(p => p.Id);

        public Dictionary<string, Place> ByPath { get; } = all.ToDictionary(p => p.Path, StringComparer.Ordinal);
    }
}
