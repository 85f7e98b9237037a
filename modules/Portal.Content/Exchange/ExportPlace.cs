using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Media;
using Portal.Storage.Blobs;
using Portal.Storage.Database;

namespace Portal.Content.Exchange;

/// <summary>
/// A place's content as a folder: a Markdown file with front matter for each item (its public version, else its newest), the
/// media library beside them, <c>media.json</c>, and a <c>recipe.json</c> that makes the folder a recipe. Importing it and
/// exporting again gives the same bytes. Older versions and the audit trail stay where they are.
/// </summary>
public sealed class ExportPlace(PortalStore store, IBlobs blobs)
{
    private const int Most = 100_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes what belongs to the place and below; an empty path means everything.</summary>
    /// <param name="folder">A folder that is not there yet.</param>
    /// <param name="placePath">Path of the place: <c>qinghe/liuxi/</c>, with or without the closing slash.</param>
    /// <param name="ct">Stops it; the folder stays half written.</param>
    /// <returns>Lines for the console.</returns>
    /// <exception cref="IOException">The folder is there already or cannot be written, or the place is not known.</exception>
    public async Task<IReadOnlyList<string>> ToAsync(string folder, string placePath = "", CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(placePath);
        folder = Path.GetFullPath(folder);
        if (Path.Exists(folder))
            throw new IOException($"{folder} is there already; name a folder that is not.");
        var path = placePath.Length == 0 || placePath.EndsWith('/') ? placePath : placePath + "/";
        await using var db = store.Open();
        if (path.Length > 0 && !await db.Set<PlaceRow>().AnyAsync(p => p.Path == path, ct))
            throw new IOException($"There is no place {path}.");
        Directory.CreateDirectory(folder);
        var media = await MediaAsync(db, folder, path, ct);
        var items = await ItemsAsync(db, path, ct);
        foreach (var item in items)
        {
            var name = $"{item.Item.Type}-{item.Item.Slug ?? item.Item.Id.ToString("N")}.md";
            await File.WriteAllTextAsync(Path.Combine(folder, name), (await ExportItem.FrontAsync(db, item, media, ct)).Write(), ct);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "recipe.json"), "{\n  \"stories\": { \"folder\": \".\" }\n}\n", ct);
        return [$"{items.Count} items and {media.Count} files of the library in {folder}"];
    }

    private async Task<Dictionary<Guid, string>> MediaAsync(PortalDb db, string folder, string path, CancellationToken ct)
    {
        var places = db.PlacesWithin(path);
        var rows = await (
            from media in db.Set<MediaRow>()
            join place in db.Set<PlaceRow>() on media.PlaceId equals place.Id
            where places.Contains(media.PlaceId)
            orderby media.Id
            select new { media, place.Path }).Take(Most).ToListAsync(ct);
        var names = rows.ToDictionary(r => r.media.Id, r => FileName(r.media));
        var notes = new SortedDictionary<string, MediaNote>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            await using var blob = await blobs.OpenAsync(row.media.Blob, ct) ?? throw new IOException($"The file of {row.media.Name} ({row.media.Id}) is missing.");
            await using (var file = File.Create(Path.Combine(folder, names[row.media.Id])))
                await blob.CopyToAsync(file, ct);
            notes[names[row.media.Id]] = Note(row.media, row.Path, names);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, FrontKeys.Media), JsonSerializer.Serialize(notes, Json) + "\n", ct);
        return names;
    }

    private static MediaNote Note(MediaRow media, string place, Dictionary<Guid, string> names) => new()
    {
        Id = media.Id,
        Place = place,
        Name = media.Name,
        Title = media.Title,
        Alt = media.Alt,
        FocusX = media.FocusX,
        FocusY = media.FocusY,
        Poster = media.PosterId is { } poster ? names.GetValueOrDefault(poster) : null,
        At = media.At,
    };

    // Readable, and different for each: two files of one name may stand in one library.
    private static string FileName(MediaRow media)
    {
        var stem = Path.GetFileNameWithoutExtension(media.Name);
        return $"{stem[..Math.Min(40, stem.Length)]}-{media.Id:N}"[..Math.Min(73, 33 + Math.Min(40, stem.Length))] + Path.GetExtension(media.Name);
    }

    private static async Task<List<ExportedItem>> ItemsAsync(PortalDb db, string path, CancellationToken ct)
    {
        var places = db.PlacesWithin(path);
        return await (
            from item in db.Set<ItemRow>()
            join version in db.Set<VersionRow>() on item.PublishedVersionId ?? item.LatestVersionId equals version.Id
            join place in db.Set<PlaceRow>() on item.PlaceId equals place.Id
            where places.Contains(item.PlaceId)
            orderby item.Id
            select new ExportedItem(item, version, place.Path)).Take(Most).ToListAsync(ct);
    }
}

/// <summary>What is exported of an item.</summary>
internal sealed record ExportedItem(ItemRow Item, VersionRow Version, string PlacePath);
