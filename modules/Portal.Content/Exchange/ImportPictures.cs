using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Content.Media;
using Portal.Content.Media.Sniff;
using Portal.Content.Media.Upload;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Content.Exchange;

/// <summary>Media beside the Markdown files of an import, looked at as strictly as those that people upload.</summary>
internal sealed class ImportPictures(IBlobs blobs, string folder, DateTime now)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, MediaRow> added = new(StringComparer.Ordinal);
    private Dictionary<string, MediaNote> notes = [];

    /// <summary>Reads <c>media.json</c>, if there is one: an exported folder says more about its files than their names.</summary>
    public async Task<IReadOnlyDictionary<string, MediaNote>> ReadNotesAsync(CancellationToken ct)
    {
        var file = Path.Combine(folder, FrontKeys.Media);
        if (!File.Exists(file))
            return notes;
        try
        {
            await using var stream = File.OpenRead(file);
            return notes = await JsonSerializer.DeserializeAsync<Dictionary<string, MediaNote>>(stream, Json, ct) ?? [];
        }
        catch (JsonException unreadable)
        {
            throw new RecipeException($"{FrontKeys.Media}: {unreadable.Message}");
        }
    }

    /// <summary>Whether a value names a file of the folder.</summary>
    public bool IsFile(string value) =>
        value.Length is > 0 and < 100 && Path.GetFileName(value) == value && Path.GetExtension(value) is ".webp" or ".png" or ".jpg" or ".gif" or ".mp3" or ".m4a" or ".mp4"
        && File.Exists(Path.Combine(folder, value));

    /// <summary>Puts the file into the library of the place, or finds it there.</summary>
    public async Task<MediaRow> AddAsync(PortalDb db, string name, string alt, Guid placeId, CancellationToken ct)
    {
        if (added.TryGetValue($"{placeId} {name}", out var before))
            return before;
        await using var file = File.OpenRead(Path.Combine(folder, name));
        if (Sniffer.Look(file) is not Welcome known || !known.FitsName(name))
            throw new RecipeException($"stories/{name}: not the picture that its name says");
        file.Position = 0;
        var kept = await blobs.KeepAsync(file, MediaLimits.FilmBytes, ct) ?? throw new RecipeException($"stories/{name}: too large");
        var row = db.Set<MediaRow>().Local.FirstOrDefault(m => m.PlaceId == placeId && m.Blob == kept.Name)
            ?? await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.PlaceId == placeId && m.Blob == kept.Name, ct);
        if (row is null)
            db.Add(row = await NoteAsync(db, UploadMedia.NewRow(null, new MediaUpload(placeId, name, alt), known, kept, now), name, placeId, ct));
        return added[$"{placeId} {name}"] = row;
    }

    private async Task<MediaRow> NoteAsync(PortalDb db, MediaRow row, string name, Guid placeId, CancellationToken ct)
    {
        if (!notes.TryGetValue(name, out var note))
            return row;
        if (note.Alt is { Length: > 200 } || note.Title is { Length: > 120 } || note.FocusX is < 0 or > 100 || note.FocusY is < 0 or > 100)
            throw new RecipeException($"{FrontKeys.Media}: {name} says too much");
        if (note.Id is { } id && !await db.Set<MediaRow>().AnyAsync(m => m.Id == id, ct) && db.Set<MediaRow>().Local.All(m => m.Id != id))
            row.Id = id;
        (row.Alt, row.Title, row.FocusX, row.FocusY, row.At) = (note.Alt ?? row.Alt, note.Title ?? row.Title, note.FocusX, note.FocusY, note.At?.ToUniversalTime() ?? row.At);
        if (note.Name is { Length: > 0 and <= 80 } called && called.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && Path.GetExtension(called) == Path.GetExtension(row.Name))
            row.Name = called;
        if (note.Poster is { } poster && IsFile(poster) && poster != name)
            row.PosterId = (await AddAsync(db, poster, row.Alt, placeId, ct)).Id;
        return row;
    }
}
