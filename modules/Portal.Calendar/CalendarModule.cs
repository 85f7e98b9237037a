using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Calendar;

/// <summary>Activities of the practice stations: agenda, registration, check-in, feeds.</summary>
public sealed class CalendarModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "calendar";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(CalendarModule).Assembly;
}
