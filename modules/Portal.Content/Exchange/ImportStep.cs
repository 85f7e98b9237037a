using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Types;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Content.Exchange;

/// <summary>
/// Section <c>stories</c>: <c>{ "folder": "stories" }</c>, the Markdown files of a folder of the recipe with the media beside
/// them. Keys of their front matter: <see cref="FrontKeys"/>; every other key belongs to the typed part. Files in which
/// something does not fit stop the import. An exported folder is a recipe with this section alone.
/// </summary>
internal sealed class ImportStep(ImportItem import, ContentTypes types) : IRecipeStep
{
    public string Section => "stories";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(context.Folder)) + Path.DirectorySeparatorChar;
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, section.GetProperty("folder").GetString() ?? "")));
        if (!(folder + Path.DirectorySeparatorChar).StartsWith(root, StringComparison.Ordinal) || !Directory.Exists(folder))
            throw new RecipeException($"stories: folder {folder} is not in the recipe");
        var pictures = new ImportPictures(import.Blobs, folder, context.Now);
        foreach (var (name, note) in await pictures.ReadNotesAsync(ct))
        {
            if (note.Place is { } place && pictures.IsFile(name))
                await pictures.AddAsync(db, name, note.Alt ?? name, await PlaceAsync(db, context, place, FrontKeys.Media, ct), ct);
        }

        foreach (var file in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var front = FrontMatter.Read(await File.ReadAllTextAsync(file, ct)) ?? throw new RecipeException($"stories/{name}: no front matter");
            var type = types.Find(Value(front, "type", name)) ?? throw new RecipeException($"stories/{name}: unknown type");
            var place = await PlaceAsync(db, context, Value(front, "place", name), $"stories/{name}", ct);
            if (!await import.AddAsync(db, new ImportFile(name, front, type, place), pictures, context, ct))
                context.Announce.Add($"{name}: there already, left as it is");
        }
    }

    // A place of the recipe, or one that is there.
    private static async Task<Guid> PlaceAsync(PortalDb db, RecipeContext context, string path, string file, CancellationToken ct)
    {
        if (context.Ids.TryGetValue($"place:{path}", out var place))
            return place;
        var there = await db.Set<PlaceRow>().Where(p => p.Path == path).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return there ?? throw new RecipeException($"{file}: unknown place {path}");
    }

    private static string Value(FrontMatter front, string key, string file) =>
        front.Values.GetValueOrDefault(key) ?? throw new RecipeException($"stories/{file}: {key} is missing");
}

/// <summary>A file to import.</summary>
internal sealed record ImportFile(string Name, FrontMatter Front, ContentType Type, Guid PlaceId);
