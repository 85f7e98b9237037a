namespace Portal.Kit.Places;

/// <summary>A place of the tree county → township → village → grid.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Path">
/// Slugs from the root, each ended by a slash: <c>qinghe/liushu/</c>. Whoever manages a place manages every place whose
/// path starts with its path.
/// </param>
/// <param name="Slug">Last part of the path; lower-case ASCII letters, digits and hyphens.</param>
/// <param name="Name">Full name: 柳树村.</param>
/// <param name="Level">Level in the tree.</param>
/// <param name="ParentId">Null for the root.</param>
/// <param name="Phone">Public telephone number of the office, shown to villagers; null when none is set.</param>
public sealed record Place(Guid Id, string Path, string Slug, string Name, PlaceLevel Level, Guid? ParentId, string? Phone)
{
    /// <summary>Whether this place is <paramref name="ancestorPath"/> or lies below it.</summary>
    public bool IsWithin(string ancestorPath) => Path.StartsWith(ancestorPath, StringComparison.Ordinal);
}
