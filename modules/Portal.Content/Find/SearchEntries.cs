using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Types;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Content.Find;

/// <summary>Keeps the search index in step with what is public, in the write that changes it.</summary>
internal sealed class SearchEntries(SearchIndex index, ContentTypes types)
{
    public async Task PutAsync(PortalDb db, ItemRow item, VersionRow version, CancellationToken ct)
    {
        var place = await db.Set<PlaceRow>().Where(p => p.Id == item.PlaceId).Select(p => p.Path).FirstAsync(ct);
        var text = string.Join('\n', version.Summary, types.Find(item.Type)!.Words?.Invoke(version.Part) ?? "", MarkdownPage.ToPlainText(version.Body));
        await index.PutAsync(
            db, new SearchEntry(item.Type, item.Id, place, version.Title, text, types.Find(item.Type)!.Address(item.Slug!), item.FirstPublishedAt!.Value), ct);
    }

    public Task RemoveAsync(PortalDb db, ItemRow item, CancellationToken ct) => index.RemoveAsync(db, item.Type, item.Id, ct);
}
