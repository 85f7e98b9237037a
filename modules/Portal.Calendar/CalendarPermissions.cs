using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Calendar;

/// <summary>What this module lets staff do.</summary>
public static class CalendarPermissions
{
    /// <summary>Plan activities of the place, move and cancel them, see who registered.</summary>
    public static Permission Plan { get; } = new("calendar.plan", Role.Editor, Role.Host);
}
