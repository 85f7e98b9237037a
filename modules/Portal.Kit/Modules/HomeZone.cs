namespace Portal.Kit.Modules;

/// <summary>A part of the home page that a module contributes.</summary>
/// <param name="Component">A component without required parameters that renders statically and loads its own data.</param>
/// <param name="Order">Smaller comes first: on air 100, orders 200, calendar 300, stories 400, replays 500.</param>
/// <param name="Side">True for the narrow column on wide screens.</param>
public sealed record HomeZone(Type Component, int Order, bool Side = false);
