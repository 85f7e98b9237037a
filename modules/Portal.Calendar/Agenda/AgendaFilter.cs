namespace Portal.Calendar.Agenda;

/// <summary>Which activities somebody looks for.</summary>
/// <param name="PlacePath">At or below it; empty for everywhere.</param>
/// <param name="Theme">Only this theme; null for all.</param>
/// <param name="OnlyOpen">Only those for which one can still register.</param>
internal sealed record AgendaFilter(string PlacePath = "", ActivityTheme? Theme = null, bool OnlyOpen = false)
{
    /// <summary>Reads a theme from an address; null when it names none.</summary>
    public static ActivityTheme? ThemeOf(string? name) =>
        Enum.TryParse<ActivityTheme>(name, ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : null;
}
