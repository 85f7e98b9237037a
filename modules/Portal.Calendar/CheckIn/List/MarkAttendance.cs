using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn.Own;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.CheckIn.List;

/// <summary>
/// Takes the notes of an organiser's list, as many as waited on the phone. The newest note of a person counts; one that
/// arrives twice, or after a newer one, changes nothing.
/// </summary>
internal sealed class MarkAttendance(
    PortalStore store, SecretBox box, OwnCodes own, IPlaces places, IPlaceSettings rules, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    /// <summary>Most notes of one sending.</summary>
    public const int Most = 50;

    private const int MostSeats = 6;
    private const int LongestName = 20;

    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(7);

    public async Task<Outcome<IReadOnlyList<Marked>>> HandleAsync(CurrentUser user, Guid occurrenceId, IReadOnlyList<Mark> marks, CancellationToken ct = default)
    {
        if (user.Id is null)
            return new Refusal(RefusalKind.SignInNeeded, texts["list.sign-in"]);
        if (marks.Count is 0 or > Most)
            return new Refusal(RefusalKind.TooLarge, texts["list.too-many", Most]);
        return await store.WriteAsync<Outcome<IReadOnlyList<Marked>>>(
            async db =>
            {
                var occurrence = await db.LockAsync(occurrenceId, ct);
                var activity = occurrence is null ? null : await db.OwnActivities(user).AsNoTracking().SingleOrDefaultAsync(a => a.Id == occurrence.ActivityId, ct);
                if (occurrence is null || activity is null)
                    return new Refusal(RefusalKind.NotFound, texts["list.gone"]);
                var late = (await rules.AtAsync(places, activity.PlaceId, ct)).LateAfterMinutes;
                var registrations = await db.Set<RegistrationRow>().AsTracking().Where(r => r.OccurrenceId == occurrenceId).ToDictionaryAsync(r => r.Id, ct);
                var noted = await db.Set<AttendanceRow>().AsTracking().Where(a => a.OccurrenceId == occurrenceId).ToDictionaryAsync(a => a.Who, StringComparer.Ordinal, ct);
                var sheet = new Sheet(db, user, occurrence, late, registrations, noted, clock.UtcNow());
                var answers = marks.Select(m => Take(sheet, m)).ToList();
                if (sheet.Changes > 0)
                    db.Audit(user, clock.UtcNow(), "calendar.check-in", $"occurrence:{occurrenceId}", activity.PlaceId, $"{sheet.Changes}");
                return answers;
            },
            ct);
    }

    private Marked Take(Sheet sheet, Mark mark)
    {
        var way = mark.Code is null ? CheckInWay.List : CheckInWay.OwnCode;
        var id = mark.Code is null ? mark.Registration : own.Read(mark.Code);
        if (mark.Code is not null && id is null)
            return new(mark.Id, null, texts["list.code.forged"]);
        if (StateOf(mark.What) is not { } wanted || mark.Seats is < 1 or > MostSeats)
            return new(mark.Id, null, texts["list.bad"]);
        if (id is { } registrationId)
        {
            if (!sheet.Registrations.TryGetValue(registrationId, out var registration))
                return new(mark.Id, null, texts[mark.Code is null ? "list.stranger" : "list.code.other"]);
            if (registration.State is RegistrationState.Cancelled or RegistrationState.Waiting && wanted is Attendance.Here or Attendance.Late && way == CheckInWay.OwnCode)
                return new(mark.Id, null, texts["list.code.no-place"]);
            return Note(sheet, mark, wanted, way, registration.Who, registration);
        }
        var name = (mark.Name ?? "").Trim();
        return name.Length is 0 or > LongestName || mark.Id == Guid.Empty
            ? new(mark.Id, null, texts["come.name.bad"])
            : Note(sheet, mark, wanted, way, $"w:{mark.Id:N}", null, name);
    }

    private Marked Note(Sheet sheet, Mark mark, Attendance wanted, CheckInWay way, string who, RegistrationRow? registration, string? name = null)
    {
        var at = sheet.Now - TimeSpan.FromMilliseconds(Math.Clamp(mark.Ago, 0, (long)LongestAgo.TotalMilliseconds));
        if (wanted == Attendance.Here)
            wanted = CheckInHours.Of(sheet.Occurrence, at, sheet.LateAfterMinutes);
        if (!sheet.Noted.TryGetValue(who, out var row))
        {
            row = new AttendanceRow { Id = registration is null ? mark.Id : Guid.CreateVersion7(sheet.Now), OccurrenceId = sheet.Occurrence.Id, Who = who };
            (row.RegistrationId, row.PersonId) = (registration?.Id, registration?.PersonId);
            row.SealedName = name is null ? null : box.Seal(RegisterForOccurrence.Purpose, name);
            sheet.Noted.Add(who, row);
            sheet.Db.Add(row);
        }
        else if (at <= row.MarkedAt || (row.State == wanted && row.Seats == mark.Seats) || (Came(row.State) && mark.What == "here" && row.Seats == mark.Seats))
        {
            return new(mark.Id, Word(row.State));
        }
        (row.State, row.Way, row.Seats, row.MarkedAt, row.At, row.ById) = (wanted, way, mark.Seats, at, at, sheet.User.Id);
        if (registration is { State: RegistrationState.Offered } && Came(wanted))
            (registration.State, registration.OfferUntil) = (RegistrationState.Seated, null);
        sheet.Changes++;
        return new(mark.Id, Word(wanted));
    }

    private static bool Came(Attendance state) => state is Attendance.Here or Attendance.Late;

    private static Attendance? StateOf(string word) => word switch
    {
        "here" => Attendance.Here,
        "late" => Attendance.Late,
        "no-show" => Attendance.NoShow,
        "open" => Attendance.Open,
        _ => null,
    };

    /// <summary>The word of a state on the list.</summary>
    public static string Word(Attendance state) => state switch
    {
        Attendance.Here => "here",
        Attendance.Late => "late",
        Attendance.NoShow => "no-show",
        _ => "open",
    };

    private sealed class Sheet(
        PortalDb db, CurrentUser user, OccurrenceRow occurrence, int late, Dictionary<Guid, RegistrationRow> registrations, Dictionary<string, AttendanceRow> noted, DateTime now)
    {
        public PortalDb Db => db;

        public CurrentUser User => user;

        public OccurrenceRow Occurrence => occurrence;

        public int LateAfterMinutes => late;

        public Dictionary<Guid, RegistrationRow> Registrations => registrations;

        public Dictionary<string, AttendanceRow> Noted => noted;

        public DateTime Now => now;

        public int Changes { get; set; }
    }
}
