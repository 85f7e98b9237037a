namespace Portal.Kit.Modules;

/// <summary>
/// A part of the page 我的 (<c>/me</c>) that a module contributes: my orders, my registrations. Shown to visitors too, who
/// have a device and may have ordered without an account.
/// </summary>
/// <param name="Component">A component without required parameters that renders statically, asks <c>ICurrentUser</c>, loads its own data and renders nothing when there is none.</param>
/// <param name="Order">Smaller comes first: orders 100, registrations 200, notices 300.</param>
public sealed record MeZone(Type Component, int Order);
