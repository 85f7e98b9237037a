using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.Places;

namespace Portal.Calendar.Plan.Table;

/// <summary>Turns the rows of a table into activities, and says of every row that does not fit what is wrong with it.</summary>
internal sealed class PlanTableReader(IStringLocalizer<CalendarTexts> texts, IReadOnlyList<Place> places, DateTime now)
{
    /// <summary>Most rows of a plan.</summary>
    public const int MostRows = 500;

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy-MM-dd HH:mm"];

    /// <summary>Every row read; the head may be there or not.</summary>
    public IReadOnlyList<PlanTableRow> Read(IReadOnlyList<GridRow> grid)
    {
        var columns = grid.Count > 0 ? PlanColumns.Find(grid[0].Cells, texts) : null;
        var order = columns ?? PlanColumns.All.ToDictionary(c => c, c => (int)c);
        return [.. grid.Skip(columns is null ? 0 : 1).Take(MostRows + 1).Select(r => Row(r, order))];
    }

    private PlanTableRow Row(GridRow row, IReadOnlyDictionary<PlanColumn, int> columns)
    {
        string Text(PlanColumn column) => columns.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : "";
        var problems = new List<string>();
        var form = new ActivityForm
        {
            Title = Text(PlanColumn.Title),
            Venue = Text(PlanColumn.Venue),
            Address = Text(PlanColumn.Address),
            Phone = Text(PlanColumn.Phone),
            Contact = Text(PlanColumn.Contact),
            Organiser = Text(PlanColumn.Organiser),
            Team = Text(PlanColumn.Team),
            Speaker = Text(PlanColumn.Speaker),
            Audience = Text(PlanColumn.Audience),
            Bring = Text(PlanColumn.Bring),
            Words = Text(PlanColumn.Words),
            TakesRegistrations = Text(PlanColumn.Registers) is var registers && registers.Length > 0 && Yes(registers),
            IsPublished = false,
        };
        Fill(form, Text, problems);
        if (problems.Count == 0 && ActivityRules.Check(form, texts, now) is Refusal bad)
            problems.Add(bad.Message);
        return new PlanTableRow(row.Number, form, problems);
    }

    private void Fill(ActivityForm form, Func<PlanColumn, string> text, List<string> problems)
    {
        var (day, from, to) = (Day(text(PlanColumn.Day)), Time(text(PlanColumn.From)), Time(text(PlanColumn.To)));
        if (day is null)
            problems.Add(texts["table.day.bad", Short(text(PlanColumn.Day))]);
        if (from is null)
            problems.Add(texts["table.time.bad", Short(text(PlanColumn.From))]);
        if (to is null && text(PlanColumn.To).Length > 0)
            problems.Add(texts["table.time.bad", Short(text(PlanColumn.To))]);
        if (day is { } on && from is { } begins)
            form.Times.Add(new TimeForm { Day = on, From = begins, To = to ?? begins.AddMinutes(90) });
        var place = text(PlanColumn.Place);
        if (places.FirstOrDefault(p => p.Name == place || p.Path.TrimEnd('/') == place.TrimEnd('/')) is { } found)
            form.PlaceId = found.Id;
        else
            problems.Add(texts["table.place.bad", Short(place)]);
        if (Theme(text(PlanColumn.Theme)) is { } theme)
            form.Theme = theme;
        else
            problems.Add(texts["table.theme.bad", Short(text(PlanColumn.Theme))]);
        form.Capacity = 0;
        if (text(PlanColumn.Capacity) is { Length: > 0 } seats)
        {
            if (int.TryParse(seats, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity))
                form.Capacity = capacity;
            else
                problems.Add(texts["table.capacity.bad", Short(seats)]);
        }
    }

    // 10月20日 without a year is the next such day.
    private DateOnly? Day(string text)
    {
        foreach (var format in Days)
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
        }
        var parts = text.Split(texts["table.month-sign"].Value[0], texts["table.day-sign"].Value[0]);
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var date))
            return null;
        var today = Kit.Time.ChinaTime.LocalDay(now);
        var year = month < today.Month - 1 ? today.Year + 1 : today.Year;
        return month is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, date) : null;
    }

    // Excel stores a time of day as a fraction of it.
    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Replace('\uff1a', ':'), ["H:mm", "HH:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : text.Contains('.') && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is >= 0 and < 1
            ? new TimeOnly((long)Math.Round(part * 1440) % 1440 * TimeSpan.TicksPerMinute)
        : null;

    private ActivityTheme? Theme(string text) =>
        text.Length == 0 ? ActivityTheme.Other
        : AgendaFilter.ThemeOf(text) ?? Enum.GetValues<ActivityTheme>().Select(t => (ActivityTheme?)t).FirstOrDefault(t => texts[$"theme.{t}"].Value == text);

    private bool Yes(string text) => texts["table.yes"].Value.Split('|').Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= 20 ? text : text[..20];
}

/// <summary>A row of a plan.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Form">What was read of it.</param>
/// <param name="Problems">What is wrong with it, in words; empty when nothing is.</param>
internal sealed record PlanTableRow(int Number, ActivityForm Form, IReadOnlyList<string> Problems);
