using Portal.Accounts.Places;
using Portal.Storage.Database;

namespace Portal.Requests.Units;

/// <summary>Which units may be asked.</summary>
internal static class UnitQueries
{
    /// <summary>Open units at the place, above it or below it.</summary>
    public static IQueryable<ServingUnit> Serving(PortalDb db, string placePath) =>
        from unit in db.Set<UnitRow>()
        join place in db.Set<PlaceRow>() on unit.PlaceId equals place.Id
        where !unit.IsClosed && (placePath.StartsWith(place.Path) || place.Path.StartsWith(placePath))
        orderby unit.SortKey
        select new ServingUnit { Unit = unit, PlacePath = place.Path };
}

/// <summary>A unit with the path of its place.</summary>
internal sealed class ServingUnit
{
    public required UnitRow Unit { get; init; }

    public required string PlacePath { get; init; }
}
