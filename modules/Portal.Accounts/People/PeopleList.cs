using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Invite;
using Portal.Accounts.Places;
using Portal.Accounts.Roles;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.People;

/// <summary>A role in a list.</summary>
public sealed record HeldRole(Guid Id, Role Role, Guid PlaceId, string PlaceName, string PlacePath);

/// <summary>An account in a list. The telephone number is masked.</summary>
public sealed record ListedPerson(Guid Id, string Name, string UserName, string? MaskedPhone, bool IsConfirmed, DateTime? LockedAt, DateTime? ClosingAt, IReadOnlyList<HeldRole> Roles, bool IsNameConfirmed = false);

/// <summary>An invitation that is still open.</summary>
internal sealed record ListedInvitation(Guid Id, string Name, Role Role, string PlaceName, DateTime EndsAt);

/// <summary>A page of a list.</summary>
internal sealed record PageOfPeople(IReadOnlyList<ListedPerson> People, int Total);

/// <summary>
/// The staff within an administrator's reach, by name. Villagers are found by their whole telephone number only, one at a
/// time: nobody leafs through the village.
/// </summary>
internal sealed class PeopleList(PortalStore store, PhoneBook phones, TimeProvider clock)
{
    public const int Size = 20;
    public const int MaxSearch = 40;

    public async Task<PageOfPeople> StaffAsync(CurrentUser who, string? search, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(who, AccountsPermissions.People);
        var found = db.Set<PersonRow>().Where(p => db.Set<RoleRow>().Any(r => r.PersonId == p.Id && places.Contains(r.PlaceId)));
        if (search?.Trim() is { Length: > 0 and <= MaxSearch } text)
        {
            var lower = text.ToLowerInvariant();
            found = found.Where(p => p.Name.Contains(text) || p.SortKey.Contains(lower) || p.UserName!.ToLower().Contains(lower));
        }

        var total = await found.CountAsync(ct);
        var people = await found.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip((Math.Max(1, page) - 1) * Size).Take(Size).ToListAsync(ct);
        return new PageOfPeople(await ListAsync(db, people, ct), total);
    }

    /// <summary>The account with that number, for whoever may reset passwords or give roles; null when there is none.</summary>
    public async Task<ListedPerson?> ByPhoneAsync(CurrentUser who, PhoneNumber number, CancellationToken ct = default)
    {
        if (!who.MayAnywhere(AccountsPermissions.ResetPassword))
            return null;
        var fingerprint = phones.Fingerprint(number);
        await using var db = store.Open();
        var people = await db.Set<PersonRow>().Where(p => db.Set<ContactRow>().Any(c => c.PersonId == p.Id && c.Fingerprint == fingerprint)).ToListAsync(ct);
        return (await ListAsync(db, people, ct)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ListedInvitation>> InvitationsAsync(CurrentUser who, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var places = db.PlacesOf(who, AccountsPermissions.People);
        return await db.Set<InvitationRow>()
            .Where(i => i.UsedAt == null && i.EndsAt > now && places.Contains(i.PlaceId))
            .Join(db.Set<PlaceRow>(), i => i.PlaceId, p => p.Id, (i, p) => new { i.Id, i.Name, i.Role, PlaceName = p.Name, i.EndsAt })
            .OrderBy(i => i.EndsAt)
            .Take(100)
            .Select(i => new ListedInvitation(i.Id, i.Name, i.Role, i.PlaceName, i.EndsAt))
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<ListedPerson>> ListAsync(PortalDb db, List<PersonRow> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToList();
        var contacts = await db.Set<ContactRow>().Where(c => ids.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, ct);
        var roles = (await db.Set<RoleRow>()
            .Where(r => ids.Contains(r.PersonId))
            .Join(db.Set<PlaceRow>(), r => r.PlaceId, p => p.Id, (r, p) => new { r.PersonId, Held = new HeldRole(r.Id, r.Role, p.Id, p.Name, p.Path) })
            .ToListAsync(ct)).ToLookup(r => r.PersonId, r => r.Held);
        return [.. people.Select(p => new ListedPerson(
            p.Id,
            p.Name,
            p.UserName!,
            contacts.GetValueOrDefault(p.Id) is { } c ? phones.Open(c).Masked : null,
            contacts.GetValueOrDefault(p.Id)?.ConfirmedAt is not null,
            p.LockedAt,
            p.ClosingAt,
            [.. roles[p.Id].OrderBy(r => r.PlacePath, StringComparer.Ordinal).ThenBy(r => r.Role)],
            p.NameConfirmedAt is not null))];
    }
}
