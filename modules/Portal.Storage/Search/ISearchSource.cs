namespace Portal.Storage.Search;

/// <summary>
/// What a module lets the public find, one source a kind. Entries follow <see cref="Portal.Kit.Events.ItemPublished"/> with
/// that kind: the module announces it in the write that changes what is shown. What was missed (an import, a time
/// without the module) is caught up from <see cref="VisibleAsync"/>. Register with <see cref="SearchServices.AddSearchSource{T}"/>.
/// </summary>
public interface ISearchSource
{
    /// <summary>Kind of its entries, as in <see cref="SearchEntry.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>The entry as it should be now; null when the public may not see the item.</summary>
    Task<SearchEntry?> ReadAsync(Guid id, CancellationToken ct);

    /// <summary>Ids of all items that the public may see.</summary>
    Task<IReadOnlyCollection<Guid>> VisibleAsync(CancellationToken ct);
}
