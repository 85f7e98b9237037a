using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Content.Review.Who;
using Portal.Content.Texts;
using Portal.Content.Types;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Content.Review;

/// <summary>Who hears of a step in the reviews.</summary>
internal sealed class ReviewNotices(WhoReviews who, TimeProvider clock, IStringLocalizer<ContentTexts> texts)
{
    /// <summary>The reviewers of the next step, or, when all have signed, the author.</summary>
    public async Task WaitingAsync(PortalDb db, ItemRow item, VersionRow version, ReviewStep? step, CancellationToken ct)
    {
        if (step is { } waits)
        {
            db.NotifyStaff(
                await who.PermissionAsync(item.PlaceId, waits, ct), item.PlaceId, $"content.review:{version.Id}:{waits}:{item.Stamp}",
                texts[$"notice.review.{waits}"], texts["notice.review.text", version.Title, version.AuthorName],
                $"/desk/reviews/{item.Id}", clock.UtcNow());
        }
        else if (version.AuthorId is { } author)
        {
            db.NotifyPerson(
                author, $"content.approved:{version.Id}", texts["notice.approved"], texts["notice.approved.text", version.Title],
                $"/desk/reviews/{item.Id}", clock.UtcNow());
        }
    }

    /// <summary>The author, with the reviewer's words.</summary>
    public void SentBack(PortalDb db, ItemRow item, VersionRow version, string words)
    {
        if (version.AuthorId is { } author)
        {
            db.NotifyPerson(
                author, $"content.back:{version.Id}:{item.Stamp}", texts["notice.back"], texts["notice.back.text", version.Title, words],
                $"/desk/reviews/{item.Id}", clock.UtcNow());
        }
    }
}
