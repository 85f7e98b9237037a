using Portal.Kit.Time;

namespace Portal.Calendar.Register.Offer;

/// <summary>Until when an offered place is held: as long as the place says, but nobody has to answer at night, and never past the beginning.</summary>
internal static class OfferHours
{
    private const int Night = 21;
    private const int Morning = 9;

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    /// <param name="now">UTC.</param>
    /// <param name="starts">Beginning of the occurrence, UTC.</param>
    /// <param name="minutes">What the place says, see <see cref="TakingPartRules.OfferMinutes"/>.</param>
    public static DateTime Until(DateTime now, DateTime starts, int minutes)
    {
        var until = now.AddMinutes(minutes);
        var local = ChinaTime.ToLocal(until);
        if (local.Hour is >= Night or < Morning - 1)
            until = ChinaTime.ToUtc((local.Hour >= Night ? local.Date.AddDays(1) : local.Date).AddHours(Morning));
        // Whoever comes after must have time to answer too.
        var latest = now + Max(Least, (starts - now) / 2);
        return Min(Min(until, latest), starts);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
