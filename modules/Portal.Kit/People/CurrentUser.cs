using Portal.Kit.Modules;

namespace Portal.Kit.People;

/// <summary>Who carries out a command or looks at a page, with the roles as they are in the database now.</summary>
/// <param name="Id">The account, or null for a visitor who has not signed in.</param>
/// <param name="Name">Display name; empty for a visitor.</param>
/// <param name="Grants">Roles per place; empty for villagers and visitors.</param>
/// <param name="Device">Random id of the browser, from a cookie of our own; null before the first form is sent. For flood limits, never for permissions.</param>
/// <param name="IsConfirmed">Whether the telephone number was confirmed by a code or face to face.</param>
/// <param name="IsNameConfirmed">Whether staff saw, face to face, that <paramref name="Name"/> is the person's name. A new name is not.</param>
public sealed record CurrentUser(
    Guid? Id, string Name, IReadOnlyList<Grant> Grants, string? Device = null, bool IsConfirmed = false, bool IsNameConfirmed = false)
{
    /// <summary>A visitor without account and device.</summary>
    public static CurrentUser Visitor { get; } = new(null, "", []);

    /// <summary>Holds any role anywhere.</summary>
    public bool IsStaff => Grants.Count > 0;

    /// <summary>
    /// Paths of the places at which this person carries <paramref name="permission"/>; use them in the query:
    /// <c>rows.Where(r =&gt; paths.Any(p =&gt; r.Place.Path.StartsWith(p)))</c>. Empty means nowhere.
    /// </summary>
    public IReadOnlyList<string> Paths(Permission permission) =>
        [.. Grants.Where(g => permission.IsCarriedBy(g.Role)).Select(g => g.PlacePath).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether this person carries the permission at the place with that path.</summary>
    public bool May(Permission permission, string placePath) =>
        Grants.Any(g => permission.IsCarriedBy(g.Role) && placePath.StartsWith(g.PlacePath, StringComparison.Ordinal));

    /// <summary>Whether this person carries the permission anywhere: enough for a menu, never for a command.</summary>
    public bool MayAnywhere(Permission permission) => Grants.Any(g => permission.IsCarriedBy(g.Role));
}
