using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Register;

/// <summary>What somebody sends to take part.</summary>
/// <param name="OccurrenceId">The occurrence.</param>
/// <param name="Name">1–20 characters; may be empty for an account, whose name is taken.</param>
/// <param name="Phone">Mobile number; not asked of an account.</param>
/// <param name="Seats">How many come, 1–6.</param>
internal sealed record RegisterRequest(Guid OccurrenceId, string Name, string Phone, int Seats);

/// <summary>A registration made, with the key of its own address.</summary>
internal sealed record Registered(Guid Id, string Key, RegistrationState State, Guid ActivityId);

/// <summary>Registers for an occurrence: places in order of arrival, then the waitlist.</summary>
internal sealed class RegisterForOccurrence(
    PortalStore store, SecretBox box, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>Purpose under which names and numbers are sealed.</summary>
    public const string Purpose = "calendar.registration";

    private const int MostSeats = 6;
    private const int LongestWaitlist = 1000;

    public async Task<Outcome<Registered>> HandleAsync(CurrentUser user, RegisterRequest request, CancellationToken ct = default)
    {
        var name = request.Name.Trim();
        if (name.Length == 0 && user.Id is not null)
            name = user.Name;
        if (name.Length is 0 or > 20)
            return new Refusal(RefusalKind.Invalid, texts["register.name.bad"], "name");
        if (request.Seats is < 1 or > MostSeats)
            return new Refusal(RefusalKind.Invalid, texts["register.seats.bad", MostSeats], "seats");
        PhoneNumber phone = default;
        if (user.Id is null && !PhoneNumber.TryParse(request.Phone, out phone))
            return new Refusal(RefusalKind.Invalid, texts["register.phone.bad"], "phone");
        var row = NewRow(user, request, name, phone, out var key);
        var outcome = await SaveAsync(row, key, ct);
        if (outcome.IsDone)
            await pages.EvictAsync(outcome.Value.ActivityId, ct);
        return outcome;
    }

    private async Task<Outcome<Registered>> SaveAsync(RegistrationRow row, string key, CancellationToken ct)
    {
        try
        {
            return await store.WriteAsync(db => PlaceAsync(db, row, key, ct), ct);
        }
        catch (DbUpdateException)
        {
            // The unique index: the same person pressed twice in the same moment.
            await using var db = store.Open();
            if (await db.Set<RegistrationRow>().AnyAsync(r => r.OccurrenceId == row.OccurrenceId && r.Who == row.Who && r.State != RegistrationState.Cancelled, ct))
                return new Refusal(RefusalKind.Conflict, texts["register.again"]);
            throw;
        }
    }

    private async Task<Outcome<Registered>> PlaceAsync(PortalDb db, RegistrationRow row, string key, CancellationToken ct)
    {
        // Raising the number first locks the occurrence's row until the commit: the order of arrival is the order of locks.
        await db.Set<OccurrenceRow>().Where(o => o.Id == row.OccurrenceId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.LastNumber, o => o.LastNumber + 1), ct);
        var occurrence = await db.Set<OccurrenceRow>().AsTracking().SingleOrDefaultAsync(o => o.Id == row.OccurrenceId, ct);
        var activity = occurrence is null ? null : await db.Set<ActivityRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == occurrence.ActivityId, ct);
        if (occurrence is null || activity is not { IsPublished: true })
            return new Refusal(RefusalKind.NotFound, texts["register.gone"]);
        if (Closed(occurrence, activity) is { } closed)
            return closed;
        var earlier = await db.Set<RegistrationRow>().AsTracking().SingleOrDefaultAsync(r => r.OccurrenceId == row.OccurrenceId && r.Who == row.Who, ct);
        if (earlier is not null and not { State: RegistrationState.Cancelled })
            return new Refusal(RefusalKind.Conflict, texts["register.again"]);
        row.Number = occurrence.LastNumber;
        // Nobody overtakes those who wait, even when a single place is free that was too few for the first of them.
        row.State = occurrence.Waiting == 0 && occurrence.Free >= row.Seats ? RegistrationState.Seated : RegistrationState.Waiting;
        if (row.State == RegistrationState.Waiting && occurrence.Waiting >= LongestWaitlist)
            return new Refusal(RefusalKind.Conflict, texts["register.full"]);
        Count(occurrence, row);
        if (earlier is not null)
            Renew(earlier, row);
        else
            db.Add(row);
        return new Registered(earlier?.Id ?? row.Id, key, row.State, activity.Id);
    }

    private Refusal? Closed(OccurrenceRow occurrence, ActivityRow activity) =>
        !activity.TakesRegistrations ? new Refusal(RefusalKind.Conflict, texts["register.not-needed"])
        : occurrence.State == OccurrenceState.Cancelled ? new Refusal(RefusalKind.Conflict, texts["register.cancelled"])
        : occurrence.Starts <= clock.UtcNow() ? new Refusal(RefusalKind.Conflict, texts["register.begun"])
        : null;

    private RegistrationRow NewRow(CurrentUser user, RegisterRequest request, string name, PhoneNumber phone, out string key)
    {
        key = RegistrationKey.Draw();
        var now = clock.UtcNow();
        return new RegistrationRow
        {
            Id = Guid.CreateVersion7(now),
            OccurrenceId = request.OccurrenceId,
            Who = user.Id is { } id ? $"p:{id}" : $"t:{box.Fingerprint(Purpose, phone.Normal)}",
            PersonId = user.Id,
            SealedName = box.Seal(Purpose, name),
            SealedPhone = user.Id is null ? box.Seal(Purpose, phone.National) : null,
            Seats = request.Seats,
            KeyHash = RegistrationKey.Hash(key),
            At = now,
        };
    }

    private static void Count(OccurrenceRow occurrence, RegistrationRow row)
    {
        if (row.State == RegistrationState.Seated)
            occurrence.Seated += row.Seats;
        else
            occurrence.Waiting += row.Seats;
    }

    private static void Renew(RegistrationRow earlier, RegistrationRow row) =>
        (earlier.SealedName, earlier.SealedPhone, earlier.Seats, earlier.State, earlier.Number, earlier.KeyHash, earlier.At, earlier.LapsedAt) =
        (row.SealedName, row.SealedPhone, row.Seats, row.State, row.Number, row.KeyHash, row.At, null);
}
