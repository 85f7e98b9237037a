using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Requests.Kernel.Log;

/// <summary>Numbers that people can read out: letter, local day, count of the day.</summary>
internal static class Numbers
{
    /// <summary>
    /// Draws the next number inside a write. The counter's row is locked by the update, so no two transactions draw the
    /// same; two that open the day at once collide on the key, and one of them must try again.
    /// </summary>
    public static async Task<string> DrawAsync(PortalDb db, RequestKind kind, DateTime now, CancellationToken ct)
    {
        var day = kind.Letter + ChinaTime.LocalDay(now).ToString("yyMMdd", CultureInfo.InvariantCulture);
        var counters = db.Set<CounterRow>();
        if (await counters.Where(c => c.Day == day).ExecuteUpdateAsync(s => s.SetProperty(c => c.Last, c => c.Last + 1), ct) == 0)
        {
            counters.Add(new CounterRow { Day = day, Last = 1 });
            await db.SaveChangesAsync(ct);
            return $"{day}-0001";
        }

        var last = await counters.Where(c => c.Day == day).Select(c => c.Last).SingleAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"{day}-{last:0000}");
    }
}
