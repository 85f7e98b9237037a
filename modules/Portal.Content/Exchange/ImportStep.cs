using System.Text.Json;
using Portal.Content.Types;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Content.Exchange;

/// <summary>
/// Section <c>stories</c>: <c>{ "folder": "stories" }</c>, the Markdown files of a folder of the recipe with the pictures
/// beside them. Keys of their front matter: <c>type place title slug summary byline cover daysAgo reviewed alt</c>; every
/// other key belongs to the typed part. Files in which something does not fit stop the import.
/// </summary>
internal sealed class ImportStep(ImportItem import, ContentTypes types) : IRecipeStep
{
    public string Section => "stories";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        var root = Path.GetFullPath(context.Folder) + Path.DirectorySeparatorChar;
        var folder = Path.GetFullPath(Path.Combine(root, section.GetProperty("folder").GetString() ?? ""));
        if (!(folder + Path.DirectorySeparatorChar).StartsWith(root, StringComparison.Ordinal) || !Directory.Exists(folder))
            throw new RecipeException($"stories: folder {folder} is not in the recipe");
        var pictures = new ImportPictures(import.Blobs, folder, context.Now);
        foreach (var file in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var front = FrontMatter.Read(await File.ReadAllTextAsync(file, ct)) ?? throw new RecipeException($"stories/{name}: no front matter");
            var type = types.Find(Value(front, "type", name)) ?? throw new RecipeException($"stories/{name}: unknown type");
            if (!context.Ids.TryGetValue($"place:{Value(front, "place", name)}", out var place))
                throw new RecipeException($"stories/{name}: unknown place {front.Values["place"]}");
            await import.AddAsync(db, new ImportFile(name, front, type, place), pictures, context, ct);
        }
    }

    private static string Value(FrontMatter front, string key, string file) =>
        front.Values.GetValueOrDefault(key) ?? throw new RecipeException($"stories/{file}: {key} is missing");
}

/// <summary>A file to import.</summary>
internal sealed record ImportFile(string Name, FrontMatter Front, ContentType Type, Guid PlaceId);
