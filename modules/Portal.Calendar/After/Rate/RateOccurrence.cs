using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Register;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation.Screen;
using Portal.Storage.Database;

namespace Portal.Calendar.After.Rate;

/// <summary>Somebody who came says how it was: a face, and words if they like. Once, within thirty days.</summary>
internal sealed class RateOccurrence(PortalStore store, ITextScreen screen, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    private const int LongestWords = 200;

    private static readonly TimeSpan Within = TimeSpan.FromDays(30);

    /// <param name="user">Who.</param>
    /// <param name="registrationId">Their registration, by its address or their account.</param>
    /// <param name="key">The key of its address, or null.</param>
    /// <param name="face">3 good, 2 so-so, 1 bad.</param>
    /// <param name="words">At most 200 characters.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid registrationId, string? key, int face, string words, CancellationToken ct = default)
    {
        var said = words.Trim();
        if (face is < 1 or > 3)
            return new Refusal(RefusalKind.Invalid, texts["rate.face.bad"], "face");
        if (said.Length > LongestWords)
            return new Refusal(RefusalKind.TooLarge, texts["rate.words.bad", LongestWords], "words");
        if (said.Length > 0 && screen.Screen(said, "").Verdict == ScreenVerdict.Block)
            return new Refusal(RefusalKind.Invalid, texts["rate.blocked"], "words");
        try
        {
            return await store.WriteAsync(db => RateAsync(db, user, registrationId, key, face, said, ct), ct);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            return new Refusal(RefusalKind.Conflict, texts["rate.again"]);
        }
    }

    private async Task<Outcome<Done>> RateAsync(PortalDb db, CurrentUser user, Guid id, string? key, int face, string words, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var row = await db.Set<RegistrationRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (row is null || !CancelRegistration.IsTheirs(row, user, key))
            return new Refusal(RefusalKind.NotFound, texts["offer.gone"]);
        var occurrence = await db.Set<OccurrenceRow>().AsNoTracking().SingleAsync(o => o.Id == row.OccurrenceId, ct);
        if (occurrence.Ends > now || occurrence.Ends + Within < now)
            return new Refusal(RefusalKind.Conflict, texts["rate.when"]);
        if (!await db.Set<AttendanceRow>().AnyAsync(a => a.RegistrationId == id && (a.State == Attendance.Here || a.State == Attendance.Late), ct))
            return new Refusal(RefusalKind.Forbidden, texts["rate.not-there"]);
        if (await db.Set<RatingRow>().AnyAsync(r => r.RegistrationId == id, ct))
            return new Refusal(RefusalKind.Conflict, texts["rate.again"]);
        db.Add(new RatingRow { RegistrationId = id, OccurrenceId = row.OccurrenceId, PersonId = row.PersonId, Face = face, Words = words, At = now });
        return Done.Instance;
    }
}
