using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Storage.Database;

namespace Portal.Requests.Units;

/// <summary>Keeping units: who is in them, who stands in, who is absent. Every change is audited.</summary>
internal sealed class KeepUnits(PortalStore store, OrderWrites writes, IPlaces places, TimeProvider clock, IStringLocalizer<RequestsTexts> texts)
{
    public const int MaxMembers = 50;

    /// <summary>Units at places where this person keeps them; at most 200.</summary>
    public async Task<IReadOnlyList<(UnitRow Unit, IReadOnlyList<MemberRow> Members)>> ListAsync(CurrentUser user, CancellationToken ct)
    {
        await using var db = store.Open();
        var mine = db.PlacesOf(user, RequestPermissions.Units);
        var units = await db.Set<UnitRow>().Where(u => mine.Contains(u.PlaceId)).OrderBy(u => u.IsClosed).ThenBy(u => u.SortKey).Take(200).ToListAsync(ct);
        var ids = units.ConvertAll(u => u.Id);
        var members = await db.Set<MemberRow>().Where(m => ids.Contains(m.UnitId)).ToListAsync(ct);
        return [.. units.Select(u => (u, (IReadOnlyList<MemberRow>)[.. members.Where(m => m.UnitId == u.Id).OrderBy(m => m.Part).ThenBy(m => m.Name, StringComparer.Ordinal)]))];
    }

    public Task<Outcome<Guid>> AddAsync(CurrentUser user, Guid placeId, string name, string about, CancellationToken ct) => writes.RunAsync(
        async db =>
        {
            await CheckAsync(user, placeId, ct);
            var unit = new UnitRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), PlaceId = placeId, Name = Named(name), SortKey = Pinyin.SortKey(name.Trim()), About = Said(about) };
            if (await db.Set<UnitRow>().AnyAsync(u => u.PlaceId == placeId && u.Name == unit.Name, ct))
                throw Refused(RefusalKind.Conflict, "units.twice");
            db.Add(unit);
            db.Audit(user, clock.UtcNow(), "requests.add-unit", $"unit:{unit.Id}", placeId, unit.Name);
            return unit.Id;
        },
        ct);

    /// <summary>Changes name, words and whether it takes orders.</summary>
    public Task<Outcome<Done>> ChangeAsync(CurrentUser user, Guid unitId, string name, string about, bool closed, CancellationToken ct) =>
        OnAsync(user, unitId, "requests.change-unit", (_, unit) =>
        {
            (unit.Name, unit.SortKey, unit.About, unit.IsClosed) = (Named(name), Pinyin.SortKey(name.Trim()), Said(about), closed);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Adds an account by its user name, or changes its part. There is one lead and one backup.</summary>
    public Task<Outcome<Done>> PutAsync(CurrentUser user, Guid unitId, string userName, MemberPart part, CancellationToken ct) =>
        OnAsync(user, unitId, "requests.put-member", async (db, unit) =>
        {
            var normal = userName.Trim().ToUpperInvariant();
            var person = normal.Length is 0 or > 40 ? null : await db.Set<PersonRow>().SingleOrDefaultAsync(p => p.NormalizedUserName == normal && p.ClosedAt == null, ct);
            if (person is null)
                throw Refused(RefusalKind.NotFound, "units.no-person");
            var members = await db.Set<MemberRow>().Where(m => m.UnitId == unit.Id).ToListAsync(ct);
            if (members.Count >= MaxMembers)
                throw Refused(RefusalKind.TooLarge, "units.full");
            foreach (var other in members.Where(m => m.Part == part && part != MemberPart.Member && m.PersonId != person.Id))
                other.Part = MemberPart.Member;
            if (members.SingleOrDefault(m => m.PersonId == person.Id) is { } known)
                known.Part = part;
            else
                db.Add(new MemberRow { UnitId = unit.Id, PersonId = person.Id, Name = person.Name, Part = part });
        }, ct);

    public Task<Outcome<Done>> RemoveAsync(CurrentUser user, Guid unitId, Guid personId, CancellationToken ct) =>
        OnAsync(user, unitId, "requests.remove-member", (db, unit) =>
            db.Set<MemberRow>().Where(m => m.UnitId == unit.Id && m.PersonId == personId).ExecuteDeleteAsync(ct), ct);

    /// <summary>Puts somebody back who was just taken out. Whoever leads or stands in since then keeps the part.</summary>
    public Task<Outcome<Done>> PutBackAsync(CurrentUser user, MemberRow removed, CancellationToken ct) =>
        OnAsync(user, removed.UnitId, "requests.put-member", async (db, unit) =>
        {
            var members = await db.Set<MemberRow>().Where(m => m.UnitId == unit.Id).ToListAsync(ct);
            if (members.Exists(m => m.PersonId == removed.PersonId))
                return;
            if (members.Count >= MaxMembers)
                throw Refused(RefusalKind.TooLarge, "units.full");
            if (!await db.Set<PersonRow>().AnyAsync(p => p.Id == removed.PersonId && p.ClosedAt == null, ct))
                throw Refused(RefusalKind.NotFound, "units.no-person");
            var part = members.Exists(m => m.Part == removed.Part) ? MemberPart.Member : removed.Part;
            db.Add(new MemberRow { UnitId = unit.Id, PersonId = removed.PersonId, Name = removed.Name, Part = part, AbsentUntil = removed.AbsentUntil });
        }, ct);

    /// <summary>Marks somebody as absent for some days, or as back with 0.</summary>
    public Task<Outcome<Done>> AbsentAsync(CurrentUser user, Guid unitId, Guid personId, int days, CancellationToken ct) =>
        OnAsync(user, unitId, "requests.absent-member", async (db, unit) =>
        {
            var member = await db.Set<MemberRow>().SingleOrDefaultAsync(m => m.UnitId == unit.Id && m.PersonId == personId, ct)
                ?? throw Refused(RefusalKind.NotFound, "units.no-person");
            member.AbsentUntil = days <= 0 ? null : clock.UtcNow().AddDays(Math.Min(days, 90));
        }, ct);

    private Task<Outcome<Done>> OnAsync(CurrentUser user, Guid unitId, string action, Func<PortalDb, UnitRow, Task> work, CancellationToken ct) => writes.RunAsync(
        async db =>
        {
            var unit = await db.Set<UnitRow>().SingleOrDefaultAsync(u => u.Id == unitId, ct) ?? throw Refused(RefusalKind.NotFound, "units.none");
            await CheckAsync(user, unit.PlaceId, ct);
            await work(db, unit);
            db.Audit(user, clock.UtcNow(), action, $"unit:{unit.Id}", unit.PlaceId);
            return Done.Instance;
        },
        ct);

    private async Task CheckAsync(CurrentUser user, Guid placeId, CancellationToken ct)
    {
        if (await places.FindAsync(placeId, ct) is not { } place || !user.May(RequestPermissions.Units, place.Path))
            throw Refused(RefusalKind.NotFound, "units.none");
    }

    private string Named(string name) => name.Trim() is { Length: > 0 and <= 40 } fits ? fits : throw Refused(RefusalKind.Invalid, "units.name-wrong");

    private string Said(string about) => about.Trim() is { Length: <= 200 } fits ? fits : throw Refused(RefusalKind.TooLarge, "units.about-long");

    private RefusedException Refused(RefusalKind kind, string key) => new(new Refusal(kind, texts[key]));
}
