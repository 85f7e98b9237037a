using Portal.Kit.People;

namespace Portal.Kit.Modules;

/// <summary>Something staff may do at a place and everywhere below it.</summary>
/// <param name="Key">Stable key, <c>module.verb</c>: <c>rooms.direct</c>.</param>
/// <param name="Roles">The roles that carry it. <see cref="Role.Administrator"/> carries every permission without being named.</param>
public sealed record Permission(string Key, params Role[] Roles)
{
    /// <summary>Whether somebody in <paramref name="role"/> carries this permission.</summary>
    public bool IsCarriedBy(Role role) => role == Role.Administrator || Array.IndexOf(Roles, role) >= 0;
}
