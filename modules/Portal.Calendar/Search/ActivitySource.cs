using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Storage.Database;
using Portal.Storage.Search;

namespace Portal.Calendar.Search;

/// <summary>Lets people find published activities.</summary>
internal sealed class ActivitySource(PortalStore store) : ISearchSource
{
    public string Kind => "activity";

    public async Task<SearchEntry?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = store.Open();
        var found = await (
            from activity in db.Set<ActivityRow>()
            join place in db.Set<PlaceRow>() on activity.PlaceId equals place.Id
            where activity.Id == id && activity.IsPublished
            select new { activity, place.Path }).FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var last = await db.Set<OccurrenceRow>().Where(o => o.ActivityId == id).MaxAsync(o => (DateTime?)o.Starts, ct);
        var words = found.activity;
        var text = string.Join('\n', new[] { words.Words, words.Venue, words.Organiser, words.Audience, words.Address }.Where(w => w.Length > 0));
        return new SearchEntry(Kind, id, found.Path, words.Title, text, $"/calendar/activity/{id}", last ?? words.At);
    }

    public async Task<IReadOnlyCollection<Guid>> VisibleAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<ActivityRow>().Where(a => a.IsPublished).Select(a => a.Id).ToListAsync(ct);
    }
}
