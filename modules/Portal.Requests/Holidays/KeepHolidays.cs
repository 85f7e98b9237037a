using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Requests.Holidays;

/// <summary>
/// Keeping the holidays that the portal does not know by itself: the State Council announces a year's in the autumn
/// before. Orders that were placed keep the days that were known then.
/// </summary>
internal sealed class KeepHolidays(PortalStore store, OrderWrites writes, HolidayTable table, IPlaces places, ISignals signals, IEnumerable<IPageCache> caches, TimeProvider clock, IStringLocalizer<RequestsTexts> texts)
{
    /// <summary>Longest stretch that is entered at once.</summary>
    public const int MaxDays = 31;

    /// <summary>Whether this person keeps them: whoever may at the topmost place, for a holiday is one everywhere.</summary>
    public async ValueTask<bool> MayAsync(CurrentUser user, CancellationToken ct) =>
        (await places.AllAsync(ct)).Where(p => p.ParentId is null).Any(p => user.May(RequestPermissions.Holidays, p.Path));

    /// <summary>The days of a year that staff entered, in order.</summary>
    public async Task<IReadOnlyList<HolidayRow>> ListAsync(int year, CancellationToken ct)
    {
        await using var db = store.Open();
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.Set<HolidayRow>().Where(h => h.Day >= first && h.Day <= last).OrderBy(h => h.Day).ToListAsync(ct);
    }

    /// <summary>Enters every day from the first to the last; what was entered before for these days is replaced.</summary>
    public Task<Outcome<Done>> PutAsync(CurrentUser user, DateOnly first, DateOnly last, bool works, string name, CancellationToken ct)
    {
        name = name.Trim();
        var year = clock.Today().Year;
        if (name.Length is 0 or > 20)
            return Refuse("holidays.name-wrong", "name");
        if (last < first || last.DayNumber - first.DayNumber >= MaxDays)
            return Refuse("holidays.days-wrong", "last");
        if (first.Year < year - 1 || last.Year > year + 2)
            return Refuse("holidays.year-wrong", "first");
        return RunAsync(user, $"{first:yyyy-MM-dd}/{last:yyyy-MM-dd}", $"{(works ? "work" : "rest")} {name}", async db =>
        {
            await db.Set<HolidayRow>().Where(h => h.Day >= first && h.Day <= last).ExecuteDeleteAsync(ct);
            for (var day = first; day <= last; day = day.AddDays(1))
                db.Add(new HolidayRow { Day = day, Works = works, Name = name });
        }, ct);
    }

    /// <summary>Takes a day out again: what was built in holds.</summary>
    public Task<Outcome<Done>> RemoveAsync(CurrentUser user, DateOnly day, CancellationToken ct) =>
        RunAsync(user, $"{day:yyyy-MM-dd}", "-", db => db.Set<HolidayRow>().Where(h => h.Day == day).ExecuteDeleteAsync(ct), ct);

    private async Task<Outcome<Done>> RunAsync(CurrentUser user, string days, string detail, Func<PortalDb, Task> work, CancellationToken ct)
    {
        if (!await MayAsync(user, ct))
            return new Refusal(RefusalKind.Forbidden, texts["holidays.forbidden"]);
        var done = await writes.RunAsync(
            async db =>
            {
                await work(db);
                db.Audit(user, clock.UtcNow(), "requests.holidays", $"days:{days}", null, detail);
                return Done.Instance;
            },
            ct);
        if (done.IsDone)
        {
            table.Forget();
            await signals.RaiseAsync(HolidayTable.Topic, ct);
            foreach (var cache in caches)
                await cache.EvictAsync([IHolidays.CacheTag], ct);
        }

        return done;
    }

    private Task<Outcome<Done>> Refuse(string key, string field) => Task.FromResult<Outcome<Done>>(new Refusal(RefusalKind.Invalid, texts[key, MaxDays], field));
}
