using Portal.Accounts.Places;
using Portal.Storage.Database;

namespace Portal.Calendar.Agenda;

/// <summary>Which activities somebody looks for.</summary>
/// <param name="PlacePath">At or below it; empty for everywhere.</param>
/// <param name="Theme">Only this theme; null for all.</param>
/// <param name="OnlyOpen">Only those for which one can still register.</param>
/// <param name="Team">Only those that this team serves; empty for all.</param>
internal sealed record AgendaFilter(string PlacePath = "", ActivityTheme? Theme = null, bool OnlyOpen = false, string Team = "")
{
    /// <summary>Whether it asks for something that only activities have.</summary>
    public bool OnlyActivities => Theme is not null || OnlyOpen || Team.Length > 0;

    /// <summary>The published activities that it lets through.</summary>
    public IQueryable<ActivityRow> Activities(PortalDb db)
    {
        var activities = db.Set<ActivityRow>().Where(a => a.IsPublished);
        if (PlacePath.Length > 0)
            activities = activities.Where(a => db.PlacesWithin(PlacePath).Contains(a.PlaceId));
        if (Theme is { } theme)
            activities = activities.Where(a => a.Theme == theme);
        if (Team.Length > 0)
            activities = activities.Where(a => a.Team == Team);
        return activities;
    }

    /// <summary>The filter as a query without <c>?</c>, as the pages and feeds read it; empty for everything.</summary>
    public string Query => string.Join('&', new[]
    {
        PlacePath.Length > 0 ? $"place={Uri.EscapeDataString(PlacePath)}" : "",
        Theme is { } theme ? $"theme={theme}" : "",
        Team.Length > 0 ? $"team={Uri.EscapeDataString(Team)}" : "",
        OnlyOpen ? "open=1" : "",
    }.Where(p => p.Length > 0));

    /// <summary>Reads a theme from an address; null when it names none.</summary>
    public static ActivityTheme? ThemeOf(string? name) =>
        Enum.TryParse<ActivityTheme>(name, ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : null;
}
