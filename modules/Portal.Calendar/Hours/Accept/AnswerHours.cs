using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;

namespace Portal.Calendar.Hours.Accept;

/// <summary>The volunteer says whether a line is right. Once; what is wrong goes to those who noted it.</summary>
internal sealed class AnswerHours(PortalStore store, TimeProvider clock, IStringLocalizer<TakePartTexts> texts)
{
    private const int LongestWords = 100;

    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid entryId, bool accepted, string words, CancellationToken ct = default)
    {
        var said = accepted ? "" : words.Trim();
        if (said.Length > LongestWords)
            return new Refusal(RefusalKind.Invalid, texts["hours.words.bad"], "words");
        try
        {
            return await store.WriteAsync(db => AnswerAsync(db, user, entryId, accepted, said, ct), ct);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            return new Refusal(RefusalKind.Conflict, texts["hours.answered"]);
        }
    }

    private async Task<Outcome<Done>> AnswerAsync(PortalDb db, CurrentUser user, Guid entryId, bool accepted, string words, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var line = await db.Set<HoursRow>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == entryId && h.Corrects == null && h.PersonId == user.Id, ct);
        if (line is null)
            return new Refusal(RefusalKind.NotFound, texts["hours.gone"]);
        if (await db.Set<HoursAnswerRow>().AsNoTracking().SingleOrDefaultAsync(a => a.EntryId == entryId, ct) is { } earlier)
            return earlier.Accepted == accepted ? Done.Instance : new Refusal(RefusalKind.Conflict, texts["hours.answered"]);
        if (await db.Set<HoursRow>().AnyAsync(h => h.Corrects == entryId, ct))
            return new Refusal(RefusalKind.Conflict, texts["hours.corrected"]);
        db.Add(new HoursAnswerRow { EntryId = entryId, PersonId = line.PersonId, Accepted = accepted, Words = words, At = now });
        if (!accepted)
            db.NotifyStaff(CalendarPermissions.Plan, line.PlaceId, $"calendar:hours-no:{entryId}", texts["notice.refused.title", line.Title], texts["notice.refused.text", words], $"/desk/after/{line.OccurrenceId}", now);
        return Done.Instance;
    }
}
