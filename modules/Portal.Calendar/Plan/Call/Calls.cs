using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Plan.Call;

/// <summary>The calls that staff have to make to those who left only a telephone number.</summary>
internal sealed class Calls(PortalStore store, SecretBox box, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>Calls on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The open calls of this person's activities, the next time first; what is over needs no call any more. One more than a page tells that there are others.</summary>
    public static IQueryable<CallRow> Open(PortalDb db, CurrentUser user, DateTime now)
    {
        var own = db.OwnTimes(user).Where(t => t.Occurrence.Ends > now).Select(t => t.Occurrence.Id);
        return db.Set<CallRow>().Where(c => c.DoneAt == null && own.Contains(c.OccurrenceId)
            && db.Set<RegistrationRow>().Any(r => r.Id == c.RegistrationId && r.State != RegistrationState.Cancelled && r.SealedPhone != null));
    }

    /// <summary>Whom to call and what to say. Numbers are shown, so each look is audited.</summary>
    public Task<IReadOnlyList<OpenCall>> ListAsync(CurrentUser user, int page, CancellationToken ct = default) => store.WriteAsync<IReadOnlyList<OpenCall>>(
        async db =>
        {
            var now = clock.UtcNow();
            var rows = await Open(db, user, now).AsNoTracking()
                .Join(db.Set<RegistrationRow>(), c => c.RegistrationId, r => r.Id, (c, r) => new { Call = c, r.SealedName, r.SealedPhone, r.Seats })
                .OrderBy(x => x.Call.At).ThenBy(x => x.Call.Id).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
            foreach (var place in await db.OwnTimes(user).Where(t => rows.Select(r => r.Call.OccurrenceId).Contains(t.Occurrence.Id)).Select(t => t.Activity.PlaceId).Distinct().ToListAsync(ct))
                db.Audit(user, now, "calendar.look-at-calls", "calls", place);
            return [.. rows.Select(x => new OpenCall(
                x.Call.Id, box.Open(RegisterForOccurrence.Purpose, x.SealedName), box.Open(RegisterForOccurrence.Purpose, x.SealedPhone!), x.Seats, x.Call.Say, x.Call.Reason, x.Call.Misses))];
        },
        ct);

    /// <summary>打通了, or nobody answered. A call that somebody else made meanwhile stays made.</summary>
    public Task<Outcome<Done>> NoteAsync(CurrentUser user, Guid id, bool reached, CancellationToken ct = default) => store.WriteAsync<Outcome<Done>>(
        async db =>
        {
            var now = clock.UtcNow();
            if (await Open(db, user, now).AsTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } row)
                return new Refusal(RefusalKind.NotFound, texts["calls.gone"]);
            if (reached)
                (row.DoneAt, row.ById) = (now, user.Id);
            else
                row.Misses++;
            var place = await db.OwnTimes(user).Where(t => t.Occurrence.Id == row.OccurrenceId).Select(t => t.Activity.PlaceId).SingleAsync(ct);
            db.Audit(user, now, reached ? "calendar.called" : "calendar.call-missed", $"registration:{row.RegistrationId}", place);
            return Done.Instance;
        },
        ct);
}

/// <summary>Somebody to call.</summary>
/// <param name="Id">The call.</param>
/// <param name="Name">As given.</param>
/// <param name="Phone">As given.</param>
/// <param name="Seats">How many they wanted to come with.</param>
/// <param name="Say">What to say.</param>
/// <param name="Reason">Why.</param>
/// <param name="Misses">How often nobody answered.</param>
internal sealed record OpenCall(Guid Id, string Name, string Phone, int Seats, string Say, string Reason, int Misses);
