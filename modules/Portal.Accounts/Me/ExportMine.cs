using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Privacy;
using Portal.Accounts.Roles;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Accounts.Me;

/// <summary>Everything that the portal keeps about a person, a section per module, for that person.</summary>
internal sealed class ExportMine(PortalStore store, PhoneBook phones, IEnumerable<IPersonalData> modules)
{
    public async Task<Dictionary<string, object>> ReadAsync(Guid personId, CancellationToken ct)
    {
        Dictionary<string, object> export = new(StringComparer.Ordinal) { ["account"] = await AccountAsync(personId, ct) };
        foreach (var module in modules)
        {
            if (await module.ExportAsync(personId, ct) is { } section)
                export[module.Section] = section;
        }

        return export;
    }

    private async Task<object> AccountAsync(Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        var person = await db.Set<PersonRow>().SingleAsync(p => p.Id == id, ct);
        var contact = await db.Set<ContactRow>().SingleOrDefaultAsync(c => c.PersonId == id, ct);
        return new
        {
            person.Name,
            person.UserName,
            Phone = contact is null ? null : phones.Open(contact).National,
            PhoneConfirmedAt = contact?.ConfirmedAt,
            person.CreatedAt,
            Agreed = await db.Set<ConsentRow>().Where(c => c.PersonId == id).Select(c => new { c.Version, c.At }).ToListAsync(ct),
            Roles = await db.Set<RoleRow>()
                .Where(r => r.PersonId == id)
                .Join(db.Set<PlaceRow>(), r => r.PlaceId, p => p.Id, (r, p) => new { Role = r.Role.ToString(), Place = p.Name, r.GivenAt })
                .ToListAsync(ct),
        };
    }
}
