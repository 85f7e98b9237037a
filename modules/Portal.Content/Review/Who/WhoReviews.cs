using Portal.Accounts.Places.Settings;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Kit.Places;

namespace Portal.Content.Review.Who;

/// <summary>Asks the rules of a place who signs a step there.</summary>
public sealed class WhoReviews(IPlaces places, IPlaceSettings settings)
{
    /// <summary>The permission that this step asks for at that place.</summary>
    public async ValueTask<Permission> PermissionAsync(Guid placeId, ReviewStep step, CancellationToken ct = default)
    {
        if (await places.FindAsync(placeId, ct) is not { } place)
            return ContentPermissions.Review(step);
        var rules = await settings.GetAsync<ReviewerRules>(place, ct);
        return ContentPermissions.Review(step switch
        {
            ReviewStep.First => rules.First,
            ReviewStep.Second => rules.Second,
            _ => rules.Final,
        });
    }

    /// <summary>Whether this person may sign the step at that place; not whether of this very text.</summary>
    public async ValueTask<bool> MayAsync(CurrentUser user, Guid placeId, ReviewStep step, CancellationToken ct = default) =>
        await places.FindAsync(placeId, ct) is { } place && user.May(await PermissionAsync(placeId, step, ct), place.Path);

    /// <summary>Ids of the places at which this person may sign the step.</summary>
    public async ValueTask<IReadOnlyList<Guid>> PlacesAsync(CurrentUser user, ReviewStep step, CancellationToken ct = default)
    {
        List<Guid> mine = [];
        foreach (var place in user.IsStaff ? await places.AllAsync(ct) : [])
        {
            if (user.May(await PermissionAsync(place.Id, step, ct), place.Path))
                mine.Add(place.Id);
        }

        return mine;
    }
}
