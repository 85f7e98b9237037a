using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Accounts;

/// <summary>What accounts, places and the site's own data ask of whoever changes them.</summary>
public static class AccountsPermissions
{
    /// <summary>Add, rename, move and remove places below, and set their rules.</summary>
    public static readonly Permission Places = new("accounts.places");

    /// <summary>Invite, give and take back roles, lock and unlock.</summary>
    public static readonly Permission People = new("accounts.people");

    /// <summary>Reset a villager's password face to face, at the office.</summary>
    public static readonly Permission ResetPassword = new("accounts.reset-password", Role.Dispatcher, Role.Handler);

    /// <summary>Name, telephone, record numbers and privacy notice of the site; asked at the root.</summary>
    public static readonly Permission Site = new("accounts.site");

    /// <summary>Read the audit trail.</summary>
    public static readonly Permission Audit = new("accounts.audit");

    internal static readonly IReadOnlyList<Permission> All = [Places, People, ResetPassword, Site, Audit];
}
