using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Media.Resize;
using Portal.Content.Media.Sniff;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Storage.Blobs;
using Portal.Storage.Database;

namespace Portal.Content.Media.Widths;

/// <summary>Keeps a smaller WebP of a picture: only of the fixed widths, only in the picture's own shape, once.</summary>
internal sealed class KeepWidth(PortalStore store, IBlobs blobs, ItemWrites writes)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid mediaId, int width, bool last, Stream content, CancellationToken ct)
    {
        if (await FindAsync(user, mediaId, ct) is not { } picture)
            return writes.Refuse(RefusalKind.NotFound, "media.gone");
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, ct);
        if (!ResizePictures.Widths.Contains(width) || memory.Length > MaxBytes || Sniffer.Look(memory) is not Welcome { ContentType: "image/webp" } seen || !Fits(picture, width, seen))
            return writes.Refuse(RefusalKind.Invalid, "media.bad.broken");
        memory.Position = 0;
        var kept = (await blobs.KeepAsync(memory, MaxBytes, ct))!;
        return await writes.RunAsync<Done>(
            async db =>
            {
                var row = await db.Set<MediaRow>().FirstAsync(m => m.Id == mediaId, ct);
                if (!row.IsResized && !await db.Set<VariantRow>().AnyAsync(v => v.MediaId == mediaId && v.Width == width, ct))
                    db.Add(new VariantRow { MediaId = mediaId, Width = width, Blob = kept.Name });
                row.IsResized |= last;
                return Done.Instance;
            },
            ct);
    }

    private async Task<MediaRow?> FindAsync(CurrentUser user, Guid mediaId, CancellationToken ct)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Write);
        return await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.Id == mediaId && m.Kind == MediaKind.Picture && places.Contains(m.PlaceId), ct);
    }

    private static bool Fits(MediaRow picture, int width, Welcome seen) =>
        seen.Width == width && width < picture.Width && Math.Abs((seen.Height * (double)picture.Width) - (picture.Height * (double)width)) <= 2.0 * picture.Width;
}
