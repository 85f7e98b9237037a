using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;

namespace Portal.Accounts.Places.Settings;

/// <summary>
/// The rules of a place: typed, inherited from the place above property by property, audited. A module registers a record
/// with <see cref="PlaceSettingServices.AddPlaceSettings{T}"/>, whose property initialisers are the defaults:
/// <c>sealed record CommentRules { public WhoMayComment Who { get; init; } }</c>.
/// </summary>
public interface IPlaceSettings
{
    /// <summary>The rules that hold at a place: defaults, then what the places from the root down to it say. From memory.</summary>
    ValueTask<T> GetAsync<T>(Place place, CancellationToken ct = default)
        where T : class, new();

    /// <summary>
    /// Sets one property at a place, or lets it be inherited again. Checks <see cref="AccountsPermissions.Places"/>; a value
    /// that does not fit the property's type or its validation attributes is refused.
    /// </summary>
    /// <param name="who">Who does it.</param>
    /// <param name="placeId">Where.</param>
    /// <param name="key">Key of the registered record.</param>
    /// <param name="property">Name of the property as in C#.</param>
    /// <param name="value"><c>true</c>, <c>false</c>, a whole number, the name of an enum member or a text of at most 200 characters; null to inherit.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<Outcome<Done>> ChangeAsync(CurrentUser who, Guid placeId, string key, string property, string? value, CancellationToken ct = default);
}
