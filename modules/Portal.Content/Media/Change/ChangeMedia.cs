using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Media.Browse;
using Portal.Content.Publish;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Media.Change;

/// <summary>What may be changed about an item of the library; its file never.</summary>
/// <param name="Title">What it is called, 1–120 characters.</param>
/// <param name="Alt">Words for who cannot see it, 1–200 characters.</param>
/// <param name="FocusX">Per cent from the left of what must be seen when it is cropped, 0–100.</param>
/// <param name="FocusY">Per cent from the top, 0–100.</param>
/// <param name="PosterId">Picture of the same library shown before a film or sound plays; null for none.</param>
public sealed record MediaChange(string Title, string Alt, int FocusX, int FocusY, Guid? PosterId);

/// <summary>Changes the words, the focal point and the poster, or removes an item that no text shows.</summary>
public sealed class ChangeMedia
{
    private readonly ItemWrites writes;
    private readonly PublicPages pages;

    internal ChangeMedia(ItemWrites writes, PublicPages pages)
    {
        this.writes = writes;
        this.pages = pages;
    }

    /// <summary>Changes it everywhere where it is shown, at once.</summary>
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid mediaId, MediaChange change, CancellationToken ct = default)
    {
        List<Guid> shownBy = [];
        var outcome = await writes.RunAsync<Done>(
            async db =>
            {
                if (await FindAsync(db, user, mediaId, ct) is not { } row)
                    return writes.Refuse(RefusalKind.NotFound, "media.gone");
                if (await RefuseAsync(db, row, change, ct) is { } refusal)
                    return refusal;
                (row.Title, row.Alt, row.FocusX, row.FocusY, row.PosterId) = (change.Title.Trim(), change.Alt.Trim(), change.FocusX, change.FocusY, change.PosterId);
                db.Audit(user, writes.Clock.UtcNow(), "content.media-change", $"media:{row.Id}", row.PlaceId, row.Title);
                shownBy = await (
                    from use in db.Set<MediaUseRow>()
                    join item in db.Set<ItemRow>() on use.VersionId equals item.PublishedVersionId
                    where use.MediaId == mediaId
                    select item.Id).Distinct().ToListAsync(ct);
                return Done.Instance;
            },
            ct);
        foreach (var item in outcome.IsDone ? shownBy : [])
            await pages.EvictAsync(item, ct);
        return outcome;
    }

    /// <summary>Takes it out of the library. Refused while the newest or the public version of a text shows it.</summary>
    public Task<Outcome<Done>> RemoveAsync(CurrentUser user, Guid mediaId, CancellationToken ct = default) =>
        writes.RunAsync<Done>(
            async db =>
            {
                if (await FindAsync(db, user, mediaId, ct) is not { } row)
                    return writes.Refuse(RefusalKind.NotFound, "media.gone");
                if (await MediaLibrary.Shown(db).AnyAsync(m => m == mediaId, ct) || await db.Set<MediaRow>().AnyAsync(m => m.PosterId == mediaId, ct))
                    return writes.Refuse(RefusalKind.Conflict, "media.used");
                await db.Set<VariantRow>().Where(v => v.MediaId == mediaId).ExecuteDeleteAsync(ct);
                db.Remove(row);
                db.Audit(user, writes.Clock.UtcNow(), "content.media-remove", $"media:{row.Id}", row.PlaceId, row.Title);
                return Done.Instance;
            },
            ct);

    private static Task<MediaRow?> FindAsync(PortalDb db, CurrentUser user, Guid mediaId, CancellationToken ct)
    {
        var places = db.PlacesOf(user, ContentPermissions.Write);
        return db.Set<MediaRow>().FirstOrDefaultAsync(m => m.Id == mediaId && places.Contains(m.PlaceId), ct);
    }

    private async Task<Refusal?> RefuseAsync(PortalDb db, MediaRow row, MediaChange change, CancellationToken ct)
    {
        if (change.Alt.Trim().Length is 0 or > 200)
            return writes.Refuse(RefusalKind.Invalid, "media.alt", 200) with { Field = "alt" };
        if (change.Title.Trim().Length is 0 or > 120 || change.Title.Any(char.IsControl))
            return writes.Refuse(RefusalKind.Invalid, "media.title", 120) with { Field = "title" };
        if (change.FocusX is < 0 or > 100 || change.FocusY is < 0 or > 100)
            return writes.Refuse(RefusalKind.Invalid, "media.focus");
        return change.PosterId is { } poster && !await db.Set<MediaRow>().AnyAsync(m => m.Id == poster && m.PlaceId == row.PlaceId && m.Kind == MediaKind.Picture, ct)
            ? writes.Refuse(RefusalKind.Invalid, "media.poster")
            : null;
    }
}
