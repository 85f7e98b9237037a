using Portal.Kit.People;

namespace Portal.Accounts.Roles;

/// <summary>A role that a person holds at a place and below, table <c>accounts_roles</c>. Taken back by deleting the row; the audit trail remembers.</summary>
public sealed class RoleRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Who holds it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The role.</summary>
    public Role Role { get; set; }

    /// <summary>Where.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>When it was given, UTC.</summary>
    public DateTime GivenAt { get; set; }

    /// <summary>Who gave it; null for the recipe and the set-up.</summary>
    public Guid? GivenBy { get; set; }
}
