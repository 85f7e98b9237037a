using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation.Texts;
using Portal.Storage.Database;

namespace Portal.Moderation.Reports.Lane;

/// <summary>The moderators' lane: what was reported at their places, gathered per thing, and how it ended.</summary>
internal sealed class ReportLane(PortalStore store, TimeProvider clock, IStringLocalizer<ModerationTexts> texts)
{
    /// <summary>Things on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Reported things, those with the oldest open report first; one more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<ReportedThing>> ListAsync(CurrentUser user, bool open, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var mine = db.Set<ReportRow>().Where(r => db.PlacesOf(user, ModerationPermissions.Moderate).Contains(r.PlaceId) && (r.Outcome == null) == open);
        var subjects = mine.GroupBy(r => r.Subject).Select(g => new { Subject = g.Key, First = g.Min(r => r.At), Last = g.Max(r => r.At), Count = g.Count() });
        var ordered = open ? subjects.OrderBy(s => s.First) : subjects.OrderByDescending(s => s.Last);
        var chosen = await ordered.Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
        var names = chosen.ConvertAll(c => c.Subject);
        var rows = await mine.Where(r => names.Contains(r.Subject)).OrderBy(r => r.At).Take(PageSize * 50).ToListAsync(ct);
        return [.. chosen.Select(c => ReportedThing.From(c.Count, [.. rows.Where(r => r.Subject == c.Subject)]))];
    }

    /// <summary>How many things wait for an answer at this person's places.</summary>
    public async Task<int> OpenAsync(CurrentUser user, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<ReportRow>()
            .Where(r => r.Outcome == null && db.PlacesOf(user, ModerationPermissions.Moderate).Contains(r.PlaceId))
            .Select(r => r.Subject).Distinct().CountAsync(ct);
    }

    /// <summary>Closes all open reports of a thing at this person's places.</summary>
    public Task<Outcome<Done>> ResolveAsync(CurrentUser user, string subject, ReportOutcome outcome, string note, CancellationToken ct = default)
    {
        var kept = note.Trim();
        if (kept.Length > 300)
            return Task.FromResult<Outcome<Done>>(new Refusal(RefusalKind.TooLarge, texts["reports.note-length"], nameof(note)));
        return store.WriteAsync<Outcome<Done>>(
            async db =>
            {
                var now = clock.UtcNow();
                var rows = await db.Set<ReportRow>().AsTracking()
                    .Where(r => r.Subject == subject && r.Outcome == null && db.PlacesOf(user, ModerationPermissions.Moderate).Contains(r.PlaceId))
                    .ToListAsync(ct);
                if (rows.Count == 0)
                    return new Refusal(RefusalKind.Conflict, texts["reports.gone"]);
                foreach (var row in rows)
                    (row.Outcome, row.Note, row.ClosedAt, row.ClosedById) = (outcome, kept.Length > 0 ? kept : null, now, user.Id);
                db.Audit(user, now, "moderation.resolve-report", subject, rows[0].PlaceId, $"{outcome}: {kept}");
                return Done.Instance;
            },
            ct);
    }
}

/// <summary>A thing that was reported, with the reasons people gave.</summary>
/// <param name="Subject">Kind and id.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="Excerpt">What stood there.</param>
/// <param name="Count">How many people reported it.</param>
/// <param name="First">The first report, UTC.</param>
/// <param name="Reasons">At most five different reasons.</param>
/// <param name="Outcome">How it ended; null while open.</param>
/// <param name="Note">The moderator's note.</param>
public sealed record ReportedThing(
    string Subject, string Address, string Excerpt, int Count, DateTime First, IReadOnlyList<string> Reasons, ReportOutcome? Outcome, string? Note)
{
    /// <summary>Gathers the reports of one thing.</summary>
    internal static ReportedThing From(int count, IReadOnlyList<ReportRow> rows) => new(
        rows[0].Subject,
        rows[0].Address,
        rows[0].Excerpt,
        count,
        rows[0].At,
        [.. rows.Select(r => r.Reason).Distinct().Take(5)],
        rows[^1].Outcome,
        rows[^1].Note);
}
