using Microsoft.EntityFrameworkCore;
using Portal.Content.Find;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Content.Slugs;

/// <summary>Gives an item another address. The old one redirects for good.</summary>
public sealed class ChangeSlug
{
    private readonly ItemWrites writes;
    private readonly SlugMaker slugs;
    private readonly SearchEntries search;
    private readonly PublicPages pages;

    internal ChangeSlug(ItemWrites writes, SlugMaker slugs, SearchEntries search, PublicPages pages)
    {
        this.writes = writes;
        this.slugs = slugs;
        this.search = search;
        this.pages = pages;
    }

    /// <summary>Takes the nearest free slug to <paramref name="wanted"/>; for an unpublished item it is remembered.</summary>
    public async Task<Outcome<string>> HandleAsync(CurrentUser user, Guid itemId, string wanted, CancellationToken ct = default)
    {
        var outcome = await writes.RunAsync<string>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Publish, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (wanted.Length > 200 || SlugMaker.Of(wanted) is not { Length: > 0 } stem)
                    return writes.Refuse(RefusalKind.Invalid, "slug.bad") with { Field = "slug" };
                if (item.Slug is null)
                    item.WantedSlug = stem;
                else
                    await MoveAsync(db, item, stem, ct);
                writes.Touch(db, item, user, "slug", item.Slug ?? stem);
                return item.Slug ?? stem;
            },
            ct);
        if (outcome.IsDone)
            await pages.EvictAsync(itemId, ct);
        return outcome;
    }

    private async Task MoveAsync(PortalDb db, ItemRow item, string stem, CancellationToken ct)
    {
        item.Slug = await slugs.TakeAsync(db, item, stem, ct);
        if (item.PublishedVersionId is { } version)
            await search.PutAsync(db, item, await db.Set<VersionRow>().FirstAsync(v => v.Id == version, ct), ct);
    }
}
