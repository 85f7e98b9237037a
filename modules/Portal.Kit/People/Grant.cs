namespace Portal.Kit.People;

/// <summary>A role held at a place; it reaches everything below it.</summary>
/// <param name="Role">The role.</param>
/// <param name="PlaceId">Where it was given.</param>
/// <param name="PlacePath">Path of that place, as <see cref="Places.Place.Path"/>.</param>
public sealed record Grant(Role Role, Guid PlaceId, string PlacePath);
