using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Places;
using Portal.Storage.Recipes;

namespace Portal.Accounts.Recipes;

/// <summary>Checks the tree of a recipe and puts parents before children.</summary>
internal static class RecipePlaces
{
    private const int MaxEntries = 20_000;
    private const int MaxWay = 50;

    /// <exception cref="RecipeException">Names the entry that does not fit.</exception>
    public static IReadOnlyList<PlacedEntry> Read(IStringLocalizer<AccountsTexts> t, IReadOnlyList<RecipePlace> entries)
    {
        if (entries.Count > MaxEntries)
            throw new RecipeException(t["recipe.places.many", entries.Count, MaxEntries]);
        var byName = new Dictionary<string, Named>(StringComparer.Ordinal);
        foreach (var named in entries.Select(e => Name(t, e)))
        {
            if (!byName.TryAdd(named.Key, named))
                throw new RecipeException(t["recipe.places.twice", named.Key]);
        }

        var placed = new Dictionary<string, PlacedEntry>(StringComparer.Ordinal);
        foreach (var named in byName.Values)
            Place(t, named, byName, placed, []);
        var twice = placed.Values.GroupBy(p => p.Path, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? [.. placed.Values.OrderBy(p => p.Path.Length)]
            : throw new RecipeException(t["recipe.places.twice", twice.Key]);
    }

    private static Named Name(IStringLocalizer<AccountsTexts> t, RecipePlace entry)
    {
        var path = entry.Path?.Trim('/');
        var slug = path is null ? entry.Slug : path[(path.LastIndexOf('/') + 1)..];
        var name = path ?? slug ?? $"{entry.Name}";
        if (!PlaceRules.IsSlug(slug))
            throw new RecipeException(t["recipe.places.slug", name]);
        if (!PlaceRules.IsName(entry.Name))
            throw new RecipeException(t["recipe.places.name", name, PlaceRules.MaxName]);
        if (!PlaceRules.IsOfficePhone(entry.Phone))
            throw new RecipeException(t["recipe.places.phone", name]);
        if (!Enum.TryParse<PlaceLevel>(entry.Level, ignoreCase: true, out var level) || !Enum.IsDefined(level))
            throw new RecipeException(t["recipe.places.level", name, entry.Level ?? ""]);
        var parent = entry.Parent?.Trim('/') ?? (path is not null && path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : null);
        return new Named(name, slug!, parent, level, entry);
    }

    private static PlacedEntry Place(
        IStringLocalizer<AccountsTexts> t, Named named, Dictionary<string, Named> byName, Dictionary<string, PlacedEntry> placed, List<string> way)
    {
        if (placed.TryGetValue(named.Key, out var known))
            return known;
        way.Add(named.Key);
        if (way.IndexOf(named.Key) != way.Count - 1)
            throw new RecipeException(t["recipe.places.circle", named.Key, string.Join(" → ", way)]);
        if (way.Count > MaxWay)
            throw new RecipeException(t["recipe.places.deep", way[0]]);

        PlacedEntry? above = null;
        if (named.Parent is not null)
        {
            if (!byName.TryGetValue(named.Parent, out var parent))
                throw new RecipeException(t["recipe.places.parent", named.Key, named.Parent]);
            above = Place(t, parent, byName, placed, way);
            if (!PlaceRules.MayStandBelow(named.Level, above.Level))
                throw new RecipeException(t["recipe.places.below", named.Key, named.Level, above.Name, above.Level]);
        }

        var path = $"{above?.Path}{named.Slug}/";
        return placed[named.Key] = new PlacedEntry(named.Key, path, named.Slug, above?.Path, named.Level, named.Entry);
    }

    private sealed record Named(string Key, string Slug, string? Parent, PlaceLevel Level, RecipePlace Entry);
}

/// <summary>An entry with its place in the tree.</summary>
internal sealed record PlacedEntry(string Name, string Path, string Slug, string? ParentPath, PlaceLevel Level, RecipePlace Entry);
