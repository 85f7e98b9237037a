using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;

namespace Portal.Calendar.Plan.Table;

/// <summary>The columns of a plan as a table, in the order in which they are written; the heads are in the texts, <c>table.NAME</c>.</summary>
internal enum PlanColumn
{
    Day,
    From,
    To,
    Title,
    Theme,
    Place,
    Venue,
    Address,
    Phone,
    Contact,
    Organiser,
    Team,
    Speaker,
    Audience,
    Bring,
    Registers,
    Capacity,
    Words,
}

/// <summary>Which column of somebody's table is which.</summary>
internal static class PlanColumns
{
    public static IReadOnlyList<PlanColumn> All { get; } = Enum.GetValues<PlanColumn>();

    /// <summary>The heads in the reader's language.</summary>
    public static IReadOnlyList<string> Heads(IStringLocalizer<CalendarTexts> texts) => [.. All.Select(c => texts[$"table.{c}"].Value)];

    /// <summary>Where each column is, when this row is a head; null when it is not one.</summary>
    public static IReadOnlyDictionary<PlanColumn, int>? Find(IReadOnlyList<string> row, IStringLocalizer<CalendarTexts> texts)
    {
        var heads = All.ToDictionary(c => texts[$"table.{c}"].Value, StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<PlanColumn, int>();
        for (var i = 0; i < row.Count; i++)
        {
            if (heads.TryGetValue(row[i].Trim(), out var column))
                found.TryAdd(column, i);
        }
        return found.ContainsKey(PlanColumn.Day) && found.ContainsKey(PlanColumn.Title) ? found : null;
    }
}
