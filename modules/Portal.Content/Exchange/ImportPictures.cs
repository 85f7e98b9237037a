using Microsoft.EntityFrameworkCore;
using Portal.Content.Media;
using Portal.Content.Media.Sniff;
using Portal.Content.Media.Upload;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Content.Exchange;

/// <summary>Pictures beside the Markdown files of an import, looked at as strictly as those that people upload.</summary>
internal sealed class ImportPictures(IBlobs blobs, string folder, DateTime now)
{
    /// <summary>Whether a value names a file of the folder.</summary>
    public bool IsFile(string value) =>
        value.Length is > 0 and < 100 && Path.GetFileName(value) == value && Path.GetExtension(value) is ".webp" or ".png" or ".jpg" && File.Exists(Path.Combine(folder, value));

    /// <summary>Puts the file into the library of the place, or finds it there.</summary>
    public async Task<MediaRow> AddAsync(PortalDb db, string name, string alt, Guid placeId, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, name));
        if (Sniffer.Look(file) is not Welcome known || !known.FitsName(name))
            throw new RecipeException($"stories/{name}: not the picture that its name says");
        file.Position = 0;
        var kept = await blobs.KeepAsync(file, MediaLimits.FilmBytes, ct) ?? throw new RecipeException($"stories/{name}: too large");
        var there = db.Set<MediaRow>().Local.FirstOrDefault(m => m.PlaceId == placeId && m.Blob == kept.Name)
            ?? await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.PlaceId == placeId && m.Blob == kept.Name, ct);
        if (there is not null)
            return there;
        var row = UploadMedia.NewRow(null, new MediaUpload(placeId, name, alt), known, kept, now);
        db.Add(row);
        return row;
    }
}
