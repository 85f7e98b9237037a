using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn.Door;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.CheckIn.Come;

/// <summary>What somebody at the door sends.</summary>
/// <param name="Pass">What their reading of the screen was changed into.</param>
/// <param name="Phone">The number with which they registered; not asked of an account.</param>
/// <param name="Name">Asked where nobody registers, of who has no account.</param>
internal sealed record ComeRequest(string Pass, string Phone = "", string Name = "");

/// <summary>Checks somebody in who stands before the station's screen. Once each: again answers with what was noted.</summary>
internal sealed class CheckInAtDoor(
    PortalStore store, DoorCodes codes, SecretBox box, IPlaces places, IPlaceSettings rules, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    private const int LongestName = 20;

    public async Task<Outcome<Guid>> HandleAsync(CurrentUser user, ComeRequest request, CancellationToken ct = default)
    {
        var reading = codes.ReadPass(request.Pass);
        if (reading.Verdict != DoorVerdict.Good)
            return new Refusal(RefusalKind.Invalid, texts[$"come.{reading.Verdict}"]);
        PhoneNumber phone = default;
        if (user.Id is null && !PhoneNumber.TryParse(request.Phone, out phone))
            return new Refusal(RefusalKind.Invalid, texts["come.phone.bad"], "phone");
        var who = user.Id is { } id ? $"p:{id}" : $"t:{box.Fingerprint(RegisterForOccurrence.Purpose, phone.Normal)}";
        try
        {
            return await store.WriteAsync(db => NoteAsync(db, user, reading.Occurrence, who, request.Name.Trim(), ct), ct);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            await using var db = store.Open();
            return await db.Set<AttendanceRow>().Where(a => a.OccurrenceId == reading.Occurrence && a.Who == who).Select(a => a.Id).SingleAsync(ct);
        }
    }

    private async Task<Outcome<Guid>> NoteAsync(PortalDb db, CurrentUser user, Guid occurrenceId, string who, string name, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var occurrence = await db.LockAsync(occurrenceId, ct);
        var activity = occurrence is null ? null : await db.Set<ActivityRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == occurrence.ActivityId, ct);
        if (occurrence is null || activity is null)
            return new Refusal(RefusalKind.NotFound, texts["come.gone"]);
        if (!CheckInHours.IsOpen(occurrence, now))
            return new Refusal(RefusalKind.Conflict, texts[occurrence.State == OccurrenceState.Cancelled ? "come.cancelled" : now < occurrence.Starts ? "come.early" : "come.ended"]);
        var registration = await db.Set<RegistrationRow>().AsTracking()
            .SingleOrDefaultAsync(r => r.OccurrenceId == occurrenceId && r.Who == who && r.State != RegistrationState.Cancelled, ct);
        if (activity.TakesRegistrations && Stranger(user, registration) is { } refused)
            return refused;
        if (registration is null && user.Id is null && name.Length is 0 or > LongestName)
            return new Refusal(RefusalKind.Invalid, texts["come.name.bad"], "name");
        if (registration is { State: RegistrationState.Offered })
            (registration.State, registration.OfferUntil) = (RegistrationState.Seated, null);
        var row = await db.Set<AttendanceRow>().AsTracking().SingleOrDefaultAsync(a => a.OccurrenceId == occurrenceId && a.Who == who, ct);
        if (row is { State: Attendance.Here or Attendance.Late })
            return row.Id;
        if (row is null)
            db.Add(row = new AttendanceRow { Id = Guid.CreateVersion7(now), OccurrenceId = occurrenceId, Who = who });
        (row.RegistrationId, row.PersonId, row.Seats) = (registration?.Id, user.Id, registration?.Seats ?? 1);
        row.SealedName = registration is null ? box.Seal(RegisterForOccurrence.Purpose, user.Id is null ? name : user.Name) : null;
        (row.Way, row.At, row.MarkedAt, row.ById) = (CheckInWay.Door, now, now, null);
        row.State = CheckInHours.Of(occurrence, now, (await rules.AtAsync(places, activity.PlaceId, ct)).LateAfterMinutes);
        return row.Id;
    }

    private Refusal? Stranger(CurrentUser user, RegistrationRow? registration) => registration switch
    {
        null => new Refusal(RefusalKind.NotFound, texts[user.Id is null ? "come.stranger.phone" : "come.stranger"], user.Id is null ? "phone" : null),
        { State: RegistrationState.Waiting } => new Refusal(RefusalKind.Conflict, texts["come.waiting"]),
        _ => null,
    };
}
