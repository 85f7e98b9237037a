using Microsoft.EntityFrameworkCore;
using Portal.Kit.Places;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places;

/// <summary>The tree in memory.</summary>
internal sealed class PlaceTree(PortalStore store, TimeProvider clock, ISignals signals) : IPlaces, IDisposable
{
    /// <summary>Raised after the commit of every change of the tree.</summary>
    public const string Topic = "accounts.places";

    private readonly Remembered<Tree> tree = new(store, signals, clock, Topic, ReadAsync);

    public async ValueTask<IReadOnlyList<Place>> AllAsync(CancellationToken ct = default) => (await tree.ReadAsync(ct)).All;

    public async ValueTask<Place?> FindAsync(Guid id, CancellationToken ct = default) => (await tree.ReadAsync(ct)).ById.GetValueOrDefault(id);

    public async ValueTask<Place?> FindByPathAsync(string path, CancellationToken ct = default) =>
        (await tree.ReadAsync(ct)).ByPath.GetValueOrDefault(path.EndsWith('/') ? path : path + "/");

    /// <summary>The next question reads the database.</summary>
    public void Forget() => tree.Forget();

    public void Dispose() => tree.Dispose();

    private static async Task<Tree> ReadAsync(PortalDb db, CancellationToken ct) =>
        new(InTreeOrder(await db.Set<PlaceRow>().OrderBy(p => p.SortKey).ThenBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct)));

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

    private sealed class Tree(List<Place> all)
    {
        public IReadOnlyList<Place> All => all;

        public Dictionary<Guid, Place> ById { get; } = all.ToDictionary(p => p.Id);

        public Dictionary<string, Place> ByPath { get; } = all.ToDictionary(p => p.Path, StringComparer.Ordinal);
    }
}
