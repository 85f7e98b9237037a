using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Media.Sniff;
using Portal.Content.Slugs;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Blobs;
using Portal.Storage.Database;

namespace Portal.Content.Media.Upload;

/// <summary>Puts a file into the media library of a place.</summary>
public sealed class UploadMedia
{
    private readonly PortalStore store;
    private readonly IBlobs blobs;
    private readonly ItemWrites writes;

    internal UploadMedia(PortalStore store, IBlobs blobs, ItemWrites writes)
    {
        this.store = store;
        this.blobs = blobs;
        this.writes = writes;
    }

    /// <summary>
    /// Reads the stream to its end, decides by content what it is, keeps it. The same bytes at the same place give the item
    /// that is there already. What a camera wrote into a JPEG (place, owner) is not kept.
    /// </summary>
    public async Task<Outcome<MediaFacts>> HandleAsync(CurrentUser user, MediaUpload upload, Stream content, CancellationToken ct = default)
    {
        if (await RefuseAsync(user, upload, ct) is { } refusal)
            return refusal;
        await using var file = TemporaryFile();
        if (!await CopyAsync(content, file, ct))
            return writes.Refuse(RefusalKind.TooLarge, "media.bad.bytes");
        var sniffed = Sniffer.Look(file);
        if (sniffed is not Welcome known)
            return writes.Refuse(RefusalKind.Invalid, ((Unwelcome)sniffed).TextKey) with { Field = "file" };
        if (!known.FitsName(upload.FileName))
            return writes.Refuse(RefusalKind.Invalid, "media.bad.lying", Path.GetExtension(upload.FileName), known.Ending) with { Field = "file" };
        if (file.Length > MediaLimits.Bytes(known.Kind))
            return writes.Refuse(RefusalKind.TooLarge, "media.bad.bytes");
        file.Position = 0;
        using var cleaned = known.ContentType == "image/jpeg" ? new MemoryStream(Jpeg.WithoutTraces(Sniffer.Read(file, 0, (int)file.Length))) : null;
        var kept = await blobs.KeepAsync((Stream?)cleaned ?? file, MediaLimits.FilmBytes, ct);
        return kept is null ? writes.Refuse(RefusalKind.TooLarge, "media.bad.bytes") : await AddAsync(user, upload, known, kept, ct);
    }

    private async Task<Refusal?> RefuseAsync(CurrentUser user, MediaUpload upload, CancellationToken ct)
    {
        await using var db = store.Open();
        if (!await db.PlacesOf(user, ContentPermissions.Write).ContainsAsync(upload.PlaceId, ct))
            return writes.Refuse(RefusalKind.Forbidden, "item.not-your-place");
        return upload.Alt.Trim().Length is 0 or > 200 ? writes.Refuse(RefusalKind.Invalid, "media.alt", 200) with { Field = "alt" } : null;
    }

    private async Task<Outcome<MediaFacts>> AddAsync(CurrentUser user, MediaUpload upload, Welcome known, BlobInfo kept, CancellationToken ct)
    {
        var outcome = await writes.RunAsync<MediaFacts>(
            async db =>
            {
                var there = await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.PlaceId == upload.PlaceId && m.Blob == kept.Name, ct);
                if (there is not null)
                    return there.Facts([]);
                var row = NewRow(user.Id, upload, known, kept, writes.Clock.UtcNow());
                db.Add(row);
                db.Audit(user, row.At, "content.upload", $"media:{row.Id}", upload.PlaceId, row.Title);
                return row.Facts([]);
            },
            ct);

        // Two uploads of one file at once: the other's row is as good as ours.
        return outcome.Refusal is { Kind: RefusalKind.Conflict } && await FindAsync(upload.PlaceId, kept.Name, ct) is { } other ? other.Facts([]) : outcome;
    }

    private async Task<MediaRow?> FindAsync(Guid placeId, string blob, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.PlaceId == placeId && m.Blob == blob, ct);
    }

    internal static MediaRow NewRow(Guid? person, MediaUpload upload, Welcome known, BlobInfo kept, DateTime now)
    {
        var title = Path.GetFileNameWithoutExtension(upload.FileName.Replace('\\', '/'));
        title = new string([.. title.Where(c => !char.IsControl(c))]);
        var stem = SlugMaker.Of(title);
        return new MediaRow
        {
            Id = Guid.CreateVersion7(now),
            PlaceId = upload.PlaceId,
            Name = $"{(stem.Length == 0 ? "file" : stem)}.{known.Ending}",
            Title = title.Length is 0 or > 120 ? upload.Alt.Trim()[..Math.Min(120, upload.Alt.Trim().Length)] : title,
            ContentType = known.ContentType,
            Kind = known.Kind,
            Blob = kept.Name,
            Bytes = kept.Length,
            Width = known.Width,
            Height = known.Height,
            Alt = upload.Alt.Trim(),
            PersonId = person,
            At = now,
            IsResized = known.Kind != MediaKind.Picture || known.ContentType == "image/gif",
        };
    }

    private static FileStream TemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), $"portal-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static async Task<bool> CopyAsync(Stream from, FileStream to, CancellationToken ct)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            if (to.Length + read > MediaLimits.FilmBytes)
                return false;
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        await to.FlushAsync(ct);
        return true;
    }
}

/// <summary>What comes with a file.</summary>
/// <param name="PlaceId">Whose library.</param>
/// <param name="FileName">What the uploader's computer calls it; only its words are used, never its path.</param>
/// <param name="Alt">Words for who cannot see it, 1–200 characters.</param>
public sealed record MediaUpload(Guid PlaceId, string FileName, string Alt);
