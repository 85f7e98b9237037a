namespace Portal.Kit.Places;

/// <summary>What every module asks about the place tree. Answers come from memory and are renewed when the tree changes.</summary>
public interface IPlaces
{
    /// <summary>The whole tree, parents before children, siblings by their pinyin key.</summary>
    ValueTask<IReadOnlyList<Place>> AllAsync(CancellationToken ct = default);

    /// <summary>The place with that id, or null.</summary>
    ValueTask<Place?> FindAsync(Guid id, CancellationToken ct = default);

    /// <summary>The place with that path, with or without the closing slash, or null.</summary>
    ValueTask<Place?> FindByPathAsync(string path, CancellationToken ct = default);
}
