using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Storage.Search;

/// <summary>Finds what nobody announced: items of an import, entries whose item has gone.</summary>
internal sealed class CatchUpSearch(PortalStore store, KeepSearch keep, IEnumerable<ISearchSource> sources) : IJob
{
    public string Name => "storage.search-catch-up";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var source in sources)
        {
            var there = await KnownAsync(source.Kind, ct);
            there.SymmetricExceptWith(await source.VisibleAsync(ct));
            foreach (var id in there)
                await keep.RenewAsync(source.Kind, id, ct);
        }
    }

    private async Task<HashSet<Guid>> KnownAsync(string kind, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<SearchDocument>().Where(d => d.Kind == kind).Select(d => d.ItemId).ToHashSetAsync(ct);
    }
}
