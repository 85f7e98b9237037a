using System.Globalization;
using System.Text.Json.Serialization;
using Portal.Kit.Time;

namespace Portal.Requests.Kernel.Clocks;

/// <summary>
/// Working time as fixed with a request: the intervals of a day, and the holidays and make-up days that were known for
/// the months ahead. Days beyond those are looked up in what was announced when this version was built.
/// </summary>
internal sealed class OfficeHours
{
    /// <summary>How many days ahead are fixed.</summary>
    public const int DaysAhead = 180;

    /// <summary>The usual day of an office.</summary>
    public const string Usual = "08:30-12:00 14:30-17:30";

    private ClockTime? time;

    /// <summary><c>08:30-12:00 14:30-17:30</c>, local time.</summary>
    public string Day { get; init; } = Usual;

    /// <summary>Holidays among the days ahead.</summary>
    public IReadOnlyList<DateOnly> Rest { get; init; } = [];

    /// <summary>Make-up working days among them.</summary>
    public IReadOnlyList<DateOnly> Work { get; init; } = [];

    /// <summary>The calendar of all this.</summary>
    [JsonIgnore]
    public ClockTime Time => time ??= new ClockTime(new WorkingCalendar(
        Read(Day) ?? Read(Usual)!,
        PublicHolidays.China.With([.. Rest.Select(d => KeyValuePair.Create(d, false)), .. Work.Select(d => KeyValuePair.Create(d, true))])));

    /// <summary>As known on a day.</summary>
    public static OfficeHours Of(string day, PublicHolidays known, DateOnly today)
    {
        var ahead = Enumerable.Range(0, DaysAhead).Select(today.AddDays).ToList();
        return new OfficeHours { Day = day, Rest = [.. ahead.Where(known.IsRest)], Work = [.. ahead.Where(known.IsMadeUp)] };
    }

    /// <summary>One to six intervals of a day, in order and apart from one another; null when it is not written so.</summary>
    public static IReadOnlyList<WorkingInterval>? Read(string day)
    {
        List<WorkingInterval> intervals = [];
        foreach (var part in day.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('-') is not [var from, var to] || !TryRead(from, out var begins) || !TryRead(to, out var ends)
                || ends <= begins || (intervals.Count > 0 && begins <= intervals[^1].To))
                return null;
            intervals.Add(new WorkingInterval(begins, ends));
        }

        return intervals.Count is > 0 and <= 6 ? intervals : null;
    }

    private static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
