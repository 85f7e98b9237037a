using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Accounts.Audit;

/// <summary>Writing to the audit trail, in the transaction of what it tells.</summary>
public static class AuditTrail
{
    /// <summary>Adds an entry to this transaction. See <see cref="AuditRow"/> for the fields; <paramref name="at"/> is UTC.</summary>
    public static void Audit(
        this PortalDb db, CurrentUser who, DateTime at, string action, string subject, Guid? placeId = null, string? detail = null) =>
        db.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            PersonId = who.Id,
            Action = action,
            Subject = subject,
            PlaceId = placeId,
            Detail = detail is { Length: > 1000 } ? detail[..1000] : detail,
        });
}
