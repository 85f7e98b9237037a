using Portal.Content.Media;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Content.Items;

/// <summary>Adding a version to an item.</summary>
internal static class Versions
{
    /// <summary>The new version becomes the latest; what follows (reviews, an hour to publish) starts anew.</summary>
    public static VersionRow AddVersion(this PortalDb db, ItemRow item, int number, ItemText text, CurrentUser author, DateTime now)
    {
        var words = text.Trimmed();
        var version = new VersionRow
        {
            Id = Guid.CreateVersion7(now),
            ItemId = item.Id,
            Number = number,
            Title = words.Title,
            Summary = words.Summary,
            Body = words.Body,
            Byline = words.Byline,
            CoverId = words.CoverId,
            Part = words.Part,
            AuthorId = author.Id,
            AuthorName = author.Name,
            At = now,
        };
        db.Add(version);
        db.AddRange(MediaNames.In(words).Select(m => new MediaUseRow { VersionId = version.Id, MediaId = m }));
        item.LatestVersionId = version.Id;
        item.State = ItemState.Writing;
        item.PublishAt = null;
        return version;
    }
}
