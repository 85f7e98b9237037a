using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Testing;

namespace Portal.Benchmarks.Calendar;

/// <summary>The month page with 10,000 occurrences in the month, rendered anew each time: aim 50 ms of server time. See README.md beside this file.</summary>
internal static class MonthPageLoad
{
    private const int Occurrences = 10_000;
    private const int Villages = 200;
    private const int Rounds = 60;

    /// <summary>Runs it; null when the arguments are not ours.</summary>
    public static Task? TryRun(string[] args) => args is ["calendar-month"] ? RunAsync() : null;

    private static async Task RunAsync()
    {
        await using var site = new PortalFactory();
        var today = DateOnly.FromDateTime(TimeProvider.System.UtcNow());
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        await PlantAsync(site, first);
        using var browser = site.Browser();
        var cache = site.Services.GetRequiredService<IPageCache>();
        foreach (var (name, path) in new[]
        {
            ("trivial: sign in", "/sign-in"),
            ("empty month", $"/calendar/{first.AddYears(9):yyyy-MM}"),
            ("month, everything", $"/calendar/{first:yyyy-MM}"),
            ("month, one village", $"/calendar/{first:yyyy-MM}?place=county%2Fv7%2F"),
            ("month, a theme", $"/calendar/{first:yyyy-MM}?theme=Clinic"),
            ("month, still open", $"/calendar/{first:yyyy-MM}?open=1"),
            ("week", $"/calendar/week/{first.AddDays(9):yyyy-MM-dd}"),
            ("day", $"/calendar/day/{first.AddDays(9):yyyy-MM-dd}"),
            ("list", "/calendar/list"),
        })
        {
            var times = new List<double>();
            var bytes = 0;
            for (var round = 0; round < Rounds + 10; round++)
            {
                await cache.EvictAsync(["calendar", "layout", "places"]);
                var from = Stopwatch.GetTimestamp();
                using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
                bytes = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
                if (round >= 10)
                    times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} median {times[Rounds / 2],6:0.0} ms   95 % {times[Rounds * 95 / 100],6:0.0} ms   {bytes / 1024} KB"));
        }
    }

    private static async Task PlantAsync(PortalFactory site, DateOnly first)
    {
        var now = TimeProvider.System.UtcNow();
        var random = new Random(7);
        var themes = Enum.GetValues<ActivityTheme>();
        await site.Store.WriteAsync(db =>
        {
            var county = new PlaceRow { Id = Guid.CreateVersion7(), Path = "county/", Slug = "county", Name = "麦川县", SortKey = "county", Level = PlaceLevel.County };
            db.Add(county);
            for (var v = 0; v < Villages; v++)
            {
                var village = new PlaceRow { Id = Guid.CreateVersion7(), Path = $"county/v{v}/", Slug = $"v{v}", Name = $"第{v}村", SortKey = $"v{v:000}", Level = PlaceLevel.Village, ParentId = county.Id };
                db.Add(village);
                for (var a = 0; a < 5; a++)
                {
                    var activity = new ActivityRow { Id = Guid.CreateVersion7(), PlaceId = village.Id, Theme = themes[random.Next(themes.Length)], Title = $"第{v}村的活动{a}，常来坐坐", Venue = $"第{v}村实践站", TakesRegistrations = a % 2 == 0, IsPublished = true, At = now, ChangedAt = now };
                    db.Add(activity);
                    for (var o = 0; o < Occurrences / Villages / 5; o++)
                    {
                        var starts = first.AddDays(random.Next(DateTime.DaysInMonth(first.Year, first.Month))).ToDateTime(new TimeOnly(random.Next(0, 14), random.Next(60), o), DateTimeKind.Utc);
                        db.Add(new OccurrenceRow { Id = Guid.CreateVersion7(), ActivityId = activity.Id, Starts = starts, Ends = starts.AddHours(2), Capacity = 20, ChangedAt = now });
                    }
                }
            }
            return Task.CompletedTask;
        });
    }
}
