using Portal.Kit.Events;
using Portal.Storage.Database;

namespace Portal.Storage.Search;

/// <summary>Keeps the entries of the sources in step with what their modules announce.</summary>
internal sealed class KeepSearch(PortalStore store, SearchIndex index, IEnumerable<ISearchSource> sources)
    : IHandle<ItemPublished>, IHandle<EpisodeAired>, IHandle<OrderAnsweredOnAir>
{
    string IHandle<ItemPublished>.Cursor => "storage.search";

    string IHandle<EpisodeAired>.Cursor => "storage.search-aired";

    string IHandle<OrderAnsweredOnAir>.Cursor => "storage.search-answered";

    public Task HandleAsync(ItemPublished happened, CancellationToken ct) => RenewAsync(happened.Kind, happened.Id, ct);

    public Task HandleAsync(EpisodeAired happened, CancellationToken ct) => RenewAsync("episode", happened.EpisodeId, ct);

    public Task HandleAsync(OrderAnsweredOnAir happened, CancellationToken ct) => RenewAsync("episode", happened.EpisodeId, ct);

    /// <summary>Puts the entry as its source tells it now, or removes it. Done twice it is done once.</summary>
    public async Task RenewAsync(string kind, Guid id, CancellationToken ct)
    {
        if (sources.FirstOrDefault(s => s.Kind == kind) is not { } source)
            return;
        var entry = await source.ReadAsync(id, ct);
        await store.WriteAsync(db => entry is null ? index.RemoveAsync(db, kind, id, ct) : index.PutAsync(db, entry, ct), ct);
    }
}
