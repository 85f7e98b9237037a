using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn.Own;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.CheckIn.List;

/// <summary>The organiser's list: names without telephone numbers, for a copy of it stays on the phone.</summary>
internal sealed class ReadList(PortalStore store, SecretBox box, OwnCodes own)
{
    /// <summary>Most people on a list.</summary>
    public const int Most = 1000;

    /// <summary>The list, or null when the occurrence is not this person's.</summary>
    public async Task<CheckInList?> FindAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        if (await db.OwnTimeAsync(user, id, ct) is not { } found)
            return null;
        var registrations = await db.Set<RegistrationRow>().Where(r => r.OccurrenceId == id && r.State != RegistrationState.Cancelled)
            .OrderBy(r => r.Number).Take(Most).ToListAsync(ct);
        var noted = await db.Set<AttendanceRow>().Where(a => a.OccurrenceId == id).OrderBy(a => a.At).Take(2 * Most).ToListAsync(ct);
        var byRegistration = noted.Where(a => a.RegistrationId is not null).ToDictionary(a => a.RegistrationId!.Value);
        IEnumerable<ListedGuest> registered = registrations.Select(r => Guest(r, byRegistration.GetValueOrDefault(r.Id)));
        var others = noted.Where(a => a.RegistrationId is null && a.State != Attendance.Open).Select(a => new ListedGuest(
            null, a.Id, Open(a.SealedName), a.Seats, RegistrationState.Seated, a.State, a.At, null));
        return new CheckInList(found.Activity, found.Occurrence, [.. registered, .. others]);
    }

    private ListedGuest Guest(RegistrationRow row, AttendanceRow? came) => new(
        row.Id, came?.Id ?? row.Id, Open(row.SealedName), came is { State: not Attendance.Open } ? came.Seats : row.Seats, row.State, came?.State ?? Attendance.Open, came?.At, own.Write(row.Id));

    private string Open(string? @sealed) => string.IsNullOrEmpty(@sealed) ? "" : box.Open(RegisterForOccurrence.Purpose, @sealed);
}

/// <summary>An occurrence with those expected and those who came.</summary>
internal sealed record CheckInList(ActivityRow Activity, OccurrenceRow Occurrence, IReadOnlyList<ListedGuest> Guests)
{
    /// <summary>How many are here.</summary>
    public int Came => Guests.Where(g => g.Attendance is Attendance.Here or Attendance.Late).Sum(g => g.Seats);
}

/// <summary>Somebody on the list.</summary>
/// <param name="Registration">Their registration; null when they just came.</param>
/// <param name="Id">Attendance, else registration.</param>
/// <param name="Name">Empty after it was erased.</param>
/// <param name="Seats">How many are expected, or came.</param>
/// <param name="State">Where the registration stands.</param>
/// <param name="Attendance">What was noted.</param>
/// <param name="At">When they came, UTC.</param>
/// <param name="Code">Their own code, so that a phone without network knows it again.</param>
internal sealed record ListedGuest(Guid? Registration, Guid Id, string Name, int Seats, RegistrationState State, Attendance Attendance, DateTime? At, string? Code);
