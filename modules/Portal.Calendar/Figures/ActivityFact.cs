using Portal.Calendar.Agenda;

namespace Portal.Calendar.Figures;

/// <summary>One occurrence that took place, in numbers.</summary>
/// <param name="Id">The occurrence.</param>
/// <param name="Title">What it was.</param>
/// <param name="Day">Local day.</param>
/// <param name="PlaceId">Where it belongs.</param>
/// <param name="Theme">About what.</param>
/// <param name="People">How many came: checked in, and those whom staff counted beside.</param>
/// <param name="Minutes">Service that the volunteers have accepted.</param>
/// <param name="Best">Ratings with the best face.</param>
/// <param name="Rated">Ratings.</param>
internal sealed record ActivityFact(Guid Id, string Title, DateOnly Day, Guid PlaceId, ActivityTheme Theme, int People, int Minutes, int Best, int Rated);

/// <summary>Some of them together.</summary>
/// <param name="Times">How often something took place.</param>
/// <param name="People">How many came, everybody counted each time.</param>
/// <param name="Minutes">Accepted minutes of service.</param>
/// <param name="Best">Ratings with the best face.</param>
/// <param name="Rated">Ratings.</param>
internal sealed record ActivityTally(int Times, int People, int Minutes, int Best, int Rated)
{
    public double Hours => Math.Round(Minutes / 60.0, 1);

    /// <summary>Share of the best face; null when nobody rated.</summary>
    public double? Satisfied => Rated == 0 ? null : (double)Best / Rated;

    public static ActivityTally Of(IEnumerable<ActivityFact> facts)
    {
        var (times, people, minutes, best, rated) = (0, 0, 0, 0, 0);
        foreach (var fact in facts)
            (times, people, minutes, best, rated) = (times + 1, people + fact.People, minutes + fact.Minutes, best + fact.Best, rated + fact.Rated);
        return new(times, people, minutes, best, rated);
    }
}
