using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Kit.People;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan.Clash;

/// <summary>What is planned already at the same hour in the same venue, with the same team or the same speaker. It warns; staff decide.</summary>
internal sealed class ClashFinder(PortalStore store)
{
    private const int MostRead = 2_000;
    private const int MostTold = 10;

    /// <param name="user">Who plans: sees what is published, and the drafts of the own places.</param>
    /// <param name="plan">What is planned.</param>
    /// <param name="except">The activity itself.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<Clashing>> FindAsync(CurrentUser user, ClashPlan plan, Guid? except, CancellationToken ct = default)
    {
        if (plan.Times.Count == 0)
            return [];
        var (first, last) = (plan.Times.Min(t => t.Starts), plan.Times.Max(t => t.Ends));
        await using var db = store.Open();
        var own = db.PlacesOf(user, CalendarPermissions.Plan);
        var rows = await db.Set<OccurrenceRow>()
            .Where(o => o.Starts < last && o.Ends > first && o.State != OccurrenceState.Cancelled && o.ActivityId != except)
            .Join(db.Set<ActivityRow>().Where(a => a.IsPublished || own.Contains(a.PlaceId)), o => o.ActivityId, a => a.Id, (o, a) => new
            {
                o.Starts,
                o.Ends,
                Title = o.Title ?? a.Title,
                Venue = o.Venue ?? a.Venue,
                a.Team,
                Speaker = o.Speaker ?? a.Speaker,
            })
            .Where(r => r.Venue == plan.Venue || (plan.Team != "" && r.Team == plan.Team) || (plan.Speaker != "" && r.Speaker == plan.Speaker))
            .OrderBy(r => r.Starts).Take(MostRead).ToListAsync(ct);
        return [.. rows
            .Where(r => plan.Times.Any(t => t.Starts < r.Ends && t.Ends > r.Starts))
            .Select(r => new Clashing(
                r.Venue == plan.Venue ? ClashKind.Venue : plan.Team.Length > 0 && r.Team == plan.Team ? ClashKind.Team : ClashKind.Speaker, r.Starts, r.Title, r.Venue))
            .Take(MostTold)];
    }
}

/// <summary>What somebody plans. Times are UTC.</summary>
internal sealed record ClashPlan(string Venue, string Team, string Speaker, IReadOnlyList<(DateTime Starts, DateTime Ends)> Times)
{
    /// <summary>The plan of a form; times that cannot be read are left out.</summary>
    public static ClashPlan Of(ActivityForm form) => new(form.Venue.Trim(), form.Team.Trim(), form.Speaker.Trim(), [.. form.Times.SelectMany(t => t.Instants())]);
}

/// <summary>Something in the way.</summary>
/// <param name="Kind">What is taken.</param>
/// <param name="Starts">Its beginning, UTC.</param>
/// <param name="Title">What happens there.</param>
/// <param name="Venue">Where.</param>
public sealed record Clashing(ClashKind Kind, DateTime Starts, string Title, string Venue);

/// <summary>What is taken. The words are in the texts, <c>clash.NAME</c>.</summary>
public enum ClashKind
{
    /// <summary>The venue.</summary>
    Venue,

    /// <summary>The team.</summary>
    Team,

    /// <summary>The speaker.</summary>
    Speaker,
}
