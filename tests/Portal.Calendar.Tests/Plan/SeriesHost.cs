using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

internal static class SeriesHost
{
    /// <summary>村里说事, on Tuesdays from 20 October 2026 on, 15:00–17:00.</summary>
    public static async Task<List<OccurrenceRow>> PlanTuesdaysAsync(this StorageHost host, int count, string title = "村里说事", string team = "")
    {
        var form = new ActivityForm { PlaceId = CalendarHost.Village, Title = title, Venue = "柳溪村议事厅", Team = team };
        form.Times.Add(new TimeForm { Day = new DateOnly(2026, 10, 20), From = new TimeOnly(15, 0), To = new TimeOnly(17, 0), Repeat = Repeat.Weekly, ByCount = true, Count = count });
        Assert.True((await host.Get<SaveActivity>().HandleAsync(CalendarHost.Editor(), null, form, TestContext.Current.CancellationToken)).IsDone);
        return await host.TimesAsync();
    }

    public static async Task<List<OccurrenceRow>> TimesAsync(this StorageHost host)
    {
        await using var db = host.Store.Open();
        return await db.Set<OccurrenceRow>().OrderBy(o => o.Starts).ToListAsync(TestContext.Current.CancellationToken);
    }
}
