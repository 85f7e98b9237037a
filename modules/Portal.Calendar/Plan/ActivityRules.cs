using Microsoft.Extensions.Localization;
using Portal.Calendar.Recurrence;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.Time;

namespace Portal.Calendar.Plan;

/// <summary>What an activity must have, in words for the editor.</summary>
internal static class ActivityRules
{
    private const int MostTimes = 40;
    private const int MostSeats = 5000;

    public static Refusal? Check(ActivityForm form, IStringLocalizer<CalendarTexts> texts, DateTime now)
    {
        if (form.Title.Trim() is not { Length: > 0 and <= 40 })
            return Bad("title", texts["plan.title.bad"]);
        if (form.Venue.Trim() is not { Length: > 0 and <= 40 })
            return Bad("venue", texts["plan.venue.bad"]);
        if (form.Words.Length > 2000)
            return Bad("words", texts["plan.words.bad"]);
        if (form.Address.Length > 80 || form.Bring.Length > 80)
            return Bad("address", texts["plan.long.bad", 80]);
        if (form.Team.Length > 40 || form.Speaker.Length > 40)
            return Bad("team", texts["plan.long.bad", 40]);
        if (form.Organiser.Length > 40 || form.Audience.Length > 40)
            return Bad("organiser", texts["plan.long.bad", 40]);
        if (form.Contact.Length > 20)
            return Bad("contact", texts["plan.long.bad", 20]);
        if (!IsPhone(form.Phone))
            return Bad("phone", texts["plan.phone.bad"]);
        if (form.Capacity is < 0 or > MostSeats)
            return Bad("capacity", texts["plan.capacity.bad", MostSeats]);
        if (form.Times.Count > MostTimes)
            return Bad("times", texts["plan.times.many", MostTimes]);
        return form.Times.Select(t => Check(t, texts, now)).FirstOrDefault(r => r is not null);
    }

    /// <summary>Whether it can stand as the number of a venue or a contact: at most 20 digits, lines and spaces, or nothing.</summary>
    public static bool IsPhone(string phone) =>
        phone.Trim() is { Length: <= 20 } said && said.All(c => char.IsAsciiDigit(c) || c is '-' or ' ');

    private static Refusal? Check(TimeForm time, IStringLocalizer<CalendarTexts> texts, DateTime now)
    {
        var today = ChinaTime.LocalDay(now);
        if (time.Day < today.AddYears(-1) || time.Day > today.AddYears(3))
            return Bad("times", texts["plan.day.bad"]);
        if (time.To <= time.From)
            return Bad("times", texts["plan.time.bad"]);
        if (time.Repeat == Repeat.Once)
            return null;
        if (time.Skip.Count > 100 || time.Extra.Count > 50)
            return Bad("times", texts["plan.times.many", 50]);
        return time.Plan(out var problem) is null ? Bad("times", Words(problem!, texts)) : null;
    }

    /// <summary>What is wrong with a rule, in words.</summary>
    public static string Words(RuleProblem problem, IStringLocalizer<CalendarTexts> texts) =>
        texts[$"rule.bad.{problem.Kind}", problem.Part, SeriesPlan.Most, SeriesPlan.MostYears];

    private static Refusal Bad(string field, string message) => new(RefusalKind.Invalid, message, field);
}
