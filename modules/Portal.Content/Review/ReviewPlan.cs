using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Places;
using Portal.Storage.Database;

namespace Portal.Content.Review;

/// <summary>Which steps a version still has before it.</summary>
internal sealed class ReviewPlan(ContentTypes types, IPlaces places, IServiceProvider services)
{
    public async ValueTask<IReadOnlyList<ReviewStep>> OfAsync(string typeKey, Guid placeId, CancellationToken ct)
    {
        var type = types.Find(typeKey);
        return type?.ReviewsAt is { } rules && await places.FindAsync(placeId, ct) is { } place
            ? await rules(services, place, ct)
            : type?.Reviews ?? ContentType.ThreeReviews;
    }

    /// <summary>The first step of the plan that nobody has signed for this version; null when all are signed.</summary>
    public async Task<ReviewStep?> NextAsync(PortalDb db, ItemRow item, ReviewStep? justSigned, CancellationToken ct)
    {
        var signed = await db.Set<SignatureRow>().Where(s => s.VersionId == item.LatestVersionId).Select(s => s.Step).ToListAsync(ct);
        foreach (var step in await OfAsync(item.Type, item.PlaceId, ct))
        {
            if (step != justSigned && !signed.Contains(step))
                return step;
        }

        return null;
    }

    public static ItemState Waiting(ReviewStep? step) => step switch
    {
        ReviewStep.First => ItemState.FirstReview,
        ReviewStep.Second => ItemState.SecondReview,
        ReviewStep.Final => ItemState.FinalReview,
        _ => ItemState.Approved,
    };

    /// <summary>The step for which an item in this state waits; null when it waits for none.</summary>
    public static ReviewStep? WaitsFor(ItemState state) => state switch
    {
        ItemState.FirstReview => ReviewStep.First,
        ItemState.SecondReview => ReviewStep.Second,
        ItemState.FinalReview => ReviewStep.Final,
        _ => null,
    };
}
