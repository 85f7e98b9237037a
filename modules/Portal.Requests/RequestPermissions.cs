using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Requests;

/// <summary>What staff may do with orders.</summary>
public static class RequestPermissions
{
    /// <summary>Triage: ask, merge, decline, refer, dispatch, confer, schedule, redact.</summary>
    public static Permission Triage { get; } = new("requests.triage", Role.Moderator, Role.Dispatcher);

    /// <summary>See the orders of the units to which one belongs, accept and deliver them.</summary>
    public static Permission Handle { get; } = new("requests.handle", Role.Handler, Role.Moderator, Role.Dispatcher, Role.Host);

    /// <summary>Told of what is overdue and of what was opened again; sees the figures.</summary>
    public static Permission Supervise { get; } = new("requests.supervise", Role.Leader, Role.Dispatcher);

    /// <summary>Keep units and their members.</summary>
    public static Permission Units { get; } = new("requests.units", Role.Dispatcher);

    /// <summary>Enter holidays and make-up days, at the topmost place.</summary>
    public static Permission Holidays { get; } = new("requests.holidays", Role.Dispatcher);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [Triage, Handle, Supervise, Units, Holidays];
}
