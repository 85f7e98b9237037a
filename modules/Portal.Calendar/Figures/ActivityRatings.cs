using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Calendar.After;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Kit.Figures;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Figures;

/// <summary>What those who came said of activities, for the figures that stand beside those of orders.</summary>
internal sealed class ActivityRatings(PortalStore store, IStringLocalizer<TakePartTexts> texts) : IRatings
{
    public async Task<RatedGroup?> BetweenAsync(DateTime from, DateTime to, string placePath, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var within = db.PlacesWithin(placePath);
        var rated = db.Set<RatingRow>().Where(r => db.Set<OccurrenceRow>().Any(o => o.Id == r.OccurrenceId && o.Starts >= from && o.Starts < to
            && db.Set<ActivityRow>().Any(a => a.Id == o.ActivityId && a.IsPublished && within.Contains(a.PlaceId))));
        var count = await rated.CountAsync(ct);
        return count == 0 ? null : new RatedGroup(texts["figures.activities"], "/calendar/figures" + FiguresAddress.Query(ChinaTime.LocalDay(from), placePath), await rated.CountAsync(r => r.Face == 3, ct), count);
    }
}
