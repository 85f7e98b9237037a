using Portal.Accounts.Places.Settings;

using Portal.Kit.Places;

namespace Portal.Calendar.Register;

internal static class RulesOfPlace
{
    /// <summary>What a place decides about taking part.</summary>
    public static async ValueTask<TakingPartRules> AtAsync(this IPlaceSettings rules, IPlaces places, Guid placeId, CancellationToken ct) =>
        await places.FindAsync(placeId, ct) is { } place ? await rules.GetAsync<TakingPartRules>(place, ct) : new TakingPartRules();
}
