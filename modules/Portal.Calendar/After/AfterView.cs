using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Hours;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Calendar.After;

/// <summary>What staff see of an occurrence afterwards.</summary>
internal sealed class ReadAfter(PortalStore store)
{
    private const int MostWords = 100;
    private const int MostVolunteers = 300;

    /// <summary>The occurrence, or null when it is not this person's.</summary>
    public async Task<AfterView?> FindAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        if (await db.OwnTimeAsync(user, id, ct) is not { } found)
            return null;
        var states = await db.Set<AttendanceRow>().Where(a => a.OccurrenceId == id).GroupBy(a => a.State)
            .Select(g => new { g.Key, People = g.Sum(a => a.Seats), Rows = g.Count() }).ToListAsync(ct);
        var people = await db.Set<AttendanceRow>().Where(a => a.OccurrenceId == id && a.PersonId != null && (a.State == Attendance.Here || a.State == Attendance.Late))
            .Join(db.Set<PersonRow>(), a => a.PersonId, p => p.Id, (a, p) => new { p.Id, p.Name }).OrderBy(p => p.Name).Take(MostVolunteers).ToListAsync(ct);
        var lines = await db.Set<HoursRow>().Where(h => h.OccurrenceId == id).OrderBy(h => h.At).ToListAsync(ct);
        var answers = await db.Set<HoursAnswerRow>().Where(a => db.Set<HoursRow>().Any(h => h.Id == a.EntryId && h.OccurrenceId == id)).ToDictionaryAsync(a => a.EntryId, ct);
        var counters = lines.Where(l => l.Corrects is not null).ToDictionary(l => l.Corrects!.Value);
        var ratings = await db.Set<RatingRow>().Where(r => r.OccurrenceId == id).OrderByDescending(r => r.At).ToListAsync(ct);
        return new AfterView(found.Activity, found.Occurrence)
        {
            Report = await db.Set<ReportRow>().SingleOrDefaultAsync(r => r.OccurrenceId == id, ct) ?? new ReportRow { OccurrenceId = id },
            Here = states.Where(s => s.Key == Attendance.Here).Sum(s => s.People),
            Late = states.Where(s => s.Key == Attendance.Late).Sum(s => s.People),
            NoShows = states.Where(s => s.Key == Attendance.NoShow).Sum(s => s.Rows),
            Unmarked = await Unmarked(db, id).CountAsync(ct),
            Volunteers = [.. people.Select(p => new Volunteer(p.Id, p.Name, [.. lines.Where(l => l.PersonId == p.Id && l.Corrects is null).Select(l => new HoursLine(l, answers.GetValueOrDefault(l.Id), counters.GetValueOrDefault(l.Id)))]))],
            Photos = await db.Set<PhotoRow>().Where(p => p.OccurrenceId == id).OrderBy(p => p.At).Select(p => p.MediaId).ToListAsync(ct),
            Rated = ratings.Count,
            Best = ratings.Count(r => r.Face == 3),
            Words = [.. ratings.Where(r => r.Words.Length > 0).Take(MostWords).Select(r => (r.Face, r.Words))],
        };
    }

    /// <summary>Those who had a place and of whom nothing was noted.</summary>
    public static IQueryable<RegistrationRow> Unmarked(PortalDb db, Guid occurrence) => db.Set<RegistrationRow>()
        .Where(r => r.OccurrenceId == occurrence && r.State == RegistrationState.Seated && !db.Set<AttendanceRow>().Any(a => a.RegistrationId == r.Id && a.State != Attendance.Open));
}

/// <summary>An occurrence looked back on by its staff.</summary>
internal sealed record AfterView(ActivityRow Activity, OccurrenceRow Occurrence)
{
    public required ReportRow Report { get; init; }

    public int Here { get; init; }

    public int Late { get; init; }

    public int NoShows { get; init; }

    public int Unmarked { get; init; }

    public IReadOnlyList<Volunteer> Volunteers { get; init; } = [];

    public IReadOnlyList<Guid> Photos { get; init; } = [];

    public int Rated { get; init; }

    public int Best { get; init; }

    public IReadOnlyList<(int Face, string Words)> Words { get; init; } = [];

    public int Came => Here + Late + Report.Others;

    public string Title => Occurrence.Title ?? Activity.Title;
}

/// <summary>Somebody with an account who came, with the lines noted for them here.</summary>
internal sealed record Volunteer(Guid Person, string Name, IReadOnlyList<HoursLine> Lines)
{
    /// <summary>The line that stands; null when hours may be noted.</summary>
    public HoursLine? Standing => Lines.LastOrDefault(l => l.Counter is null);
}
