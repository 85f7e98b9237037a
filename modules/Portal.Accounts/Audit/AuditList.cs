using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Accounts.Audit;

/// <summary>What to look for; empty fields do not restrict.</summary>
/// <param name="Person">Part of the name or user name.</param>
/// <param name="Subject">Beginning of the subject or of the action.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="Until">UTC, exclusive.</param>
internal sealed record AuditFilter(string? Person = null, string? Subject = null, DateTime? From = null, DateTime? Until = null);

/// <summary>An entry to read.</summary>
internal sealed record AuditEntry(DateTime At, string? Person, string Action, string Subject, string? Place, string? Detail);

/// <summary>The trail, newest first: of the places that an administrator reaches, and, at the root, of what belongs to no place.</summary>
internal sealed class AuditList(PortalStore store)
{
    public const int Size = 50;
    public const int MaxSearch = 100;

    public async Task<(IReadOnlyList<AuditEntry> Entries, int Total)> ReadAsync(CurrentUser who, AuditFilter filter, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(who, AccountsPermissions.Audit);
        var everything = await RootAdministrators.IsAsync(db, who, AccountsPermissions.Audit, ct);
        var rows = db.Set<AuditRow>().Where(a => everything || (a.PlaceId != null && places.Contains(a.PlaceId.Value)));
        rows = Narrow(db, rows, filter);
        var total = await rows.CountAsync(ct);
        var entries = await rows
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
            .Skip((Math.Max(1, page) - 1) * Size)
            .Take(Size)
            .Select(a => new AuditEntry(
                a.At,
                db.Set<PersonRow>().Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault(),
                a.Action,
                a.Subject,
                db.Set<PlaceRow>().Where(p => p.Id == a.PlaceId).Select(p => p.Name).FirstOrDefault(),
                a.Detail))
            .ToListAsync(ct);
        return (entries, total);
    }

    private static IQueryable<AuditRow> Narrow(PortalDb db, IQueryable<AuditRow> rows, AuditFilter filter)
    {
        if (filter.From is { } from)
            rows = rows.Where(a => a.At >= from);
        if (filter.Until is { } until)
            rows = rows.Where(a => a.At < until);
        if (filter.Subject?.Trim() is { Length: > 0 and <= MaxSearch } subject)
            rows = rows.Where(a => a.Subject.StartsWith(subject) || a.Action.StartsWith(subject));
        if (filter.Person?.Trim() is { Length: > 0 and <= MaxSearch } person)
        {
            var lower = person.ToLowerInvariant();
            rows = rows.Where(a => db.Set<PersonRow>().Any(p => p.Id == a.PersonId && (p.Name.Contains(person) || p.UserName!.ToLower().Contains(lower))));
        }

        return rows;
    }
}
