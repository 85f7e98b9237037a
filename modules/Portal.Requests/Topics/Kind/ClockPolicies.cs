using Portal.Accounts.Places.Settings;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests.Topics.Kind;

/// <summary>The policy that an order takes with it.</summary>
internal sealed class ClockPolicies(IPlaces places, IPlaceSettings rules, IHolidays holidays)
{
    /// <summary>What the place decides now, with the holidays known now; the usual one where there is no such place.</summary>
    public async ValueTask<Policy> AtAsync(Guid placeId, DateTime now, CancellationToken ct)
    {
        var said = await places.FindAsync(placeId, ct) is { } place ? await rules.GetAsync<ClockRules>(place, ct) : new ClockRules();
        return said.Fix(await holidays.KnownAsync(ct), ChinaTime.LocalDay(now));
    }
}
