using Microsoft.Extensions.Localization;
using Portal.Content.Read;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Stories.Texts;

namespace Portal.Stories.Desk;

/// <summary>Tells the desk's first page how many texts wait for this person's signature.</summary>
internal sealed class ReviewsWaiting(DeskItems items, IStringLocalizer<StoriesTexts> texts) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default) =>
        (await items.QueueAsync(user, 1, ct)).Total is > 0 and var count
            ? [new Waiting(texts["reviews.queue"], count, "/desk/reviews", "check")]
            : [];
}
