using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan.Call;
using Portal.Calendar.Texts;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan;

/// <summary>
/// Tells the desk's first page what the coming activities of this person's places ask for: people who wait for a seat,
/// and the activities that begin within a day, whose lists want a last look.
/// </summary>
internal sealed class RegistrationsWaiting(PortalStore store, TimeProvider clock, IStringLocalizer<CalendarTexts> texts) : IWaiting
{
    private const string Address = "/desk/activities";

    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default)
    {
        if (!user.MayAnywhere(CalendarPermissions.Plan))
            return [];
        await using var db = store.Open();
        var now = clock.UtcNow();
        var tomorrow = now.AddDays(1);
        var places = db.PlacesOf(user, CalendarPermissions.Plan);
        var coming = db.Set<OccurrenceRow>()
            .Where(o => o.Starts > now && o.State != OccurrenceState.Cancelled)
            .Where(o => db.Set<ActivityRow>().Any(a => a.Id == o.ActivityId && a.IsPublished && a.TakesRegistrations && places.Contains(a.PlaceId)));
        List<Waiting> waiting = [];
        if (await coming.SumAsync(o => o.Waiting, ct) is > 0 and var people)
            waiting.Add(new Waiting(texts["waiting.seats"], people, Address, "people"));
        if (await coming.CountAsync(o => o.Starts < tomorrow && o.LastNumber > 0, ct) is > 0 and var soon)
            waiting.Add(new Waiting(texts["waiting.soon"], soon, Address, "cal"));
        if (await Calls.Open(db, user, now).CountAsync(ct) is > 0 and var calls)
            waiting.Add(new Waiting(texts["waiting.calls"], calls, "/desk/activities/calls", "phone"));
        return waiting;
    }
}
