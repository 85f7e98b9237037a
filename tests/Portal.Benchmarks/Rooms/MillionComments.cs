using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Kit.Lane;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Rooms.Studio;
using Portal.Site;
using Portal.Site.Start;
using Portal.Storage.Database;
using Portal.Storage.Start;

namespace Portal.Benchmarks.Rooms;

/// <summary>
/// The site on a database with a million comments: 950,000 in two hundred past episodes, 50,000 in the one that is open.
/// <c>rooms-million RECIPE SITE-FOLDER [CONNECTION-STRING]</c>; without one on SQLite.
/// </summary>
internal static class MillionComments
{
    private const int Past = 200;
    private const int PastComments = 4750;
    private const int OpenComments = 50_000;
    private const int Runs = 60;
    private static readonly string[] Openings = ["麦种拌药", "秸秆还田", "声音清楚", "俺村今年", "花生地里", "老屋翻修", "补贴咋领", "孩子上学"];
    private static readonly string[] Endings = ["拌多了会咋样", "先跑哪个窗口", "听得真", "白穗多是啥病", "还能使不", "多少钱一斤", "几号开始", "谁来讲讲"];

    public static async Task RunAsync(string recipe, string site, string connection)
    {
        var data = Directory.CreateTempSubdirectory("portal-million-").FullName;
        try
        {
            await using var app = await StartAsync(recipe, site, connection, data);
            var open = await SeedAsync(app.Services);
            await MeasureAsync(app, open);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<WebApplication> StartAsync(string recipe, string site, string connection, string data)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = site,
            EnvironmentName = "Production",
            Args = ["--urls", "http://127.0.0.1:0"],
            ApplicationName = "Portal.Site",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:DataPath"] = data,
            ["Portal:Recipe"] = recipe,
            ["Storage:ConnectionString"] = connection,
            ["Live:RtmpPort"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        var modules = Program.Modules();
        builder.AddPortal(modules);
        builder.Services.AddMigrations(typeof(Program).Assembly);
        var app = builder.Build();
        await DatabaseStart.RunAsync(app.Services);
        await FirstStart.RunAsync(app);
        app.UsePortal(modules);
        await app.StartAsync();
        return app;
    }

    private static async Task<EpisodeRow> SeedAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<PortalStore>();
        var keys = services.GetRequiredService<StreamKeys>();
        var now = DateTime.UtcNow;
        var clock = Stopwatch.StartNew();
        var open = await store.WriteAsync(db => db.Set<EpisodeRow>().SingleAsync());
        for (var i = 0; i < Past; i++)
        {
            var started = now.AddDays(-7 * (i + 1));
            var episode = NewEpisode.Draw(keys, open.RoomId, i + 2, started);
            (episode.Title, episode.State, episode.StartsAt, episode.EndsAt) = ($"往期{i}", EpisodeState.Ended, started, started.AddHours(1));
            (episode.StartedAt, episode.EndedAt) = (started, started.AddHours(1));
            await store.WriteAsync(db =>
            {
                db.Add(episode);
                db.Add(new LogHeadRow { EpisodeId = episode.Id, Last = PastComments });
                return Task.CompletedTask;
            });
            await AddAsync(store, episode.Id, 0, PastComments, started);
        }

        await store.WriteAsync(db => db.Set<LogHeadRow>().Where(h => h.EpisodeId == open.Id).ExecuteUpdateAsync(set => set.SetProperty(h => h.Last, OpenComments)));
        for (var from = 0; from < OpenComments; from += 5000)
            await AddAsync(store, open.Id, from, 5000, now.AddHours(-1));
        await using var read = store.Open();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{await read.Set<CommentRow>().CountAsync()} comments, written in {clock.Elapsed.TotalSeconds:F0} s"));
        return open;
    }

    private static Task AddAsync(PortalStore store, Guid episode, int from, int count, DateTime start) => store.WriteAsync(db =>
    {
        db.AddRange(Enumerable.Range(from, count).Select(i => new CommentRow
        {
            Id = Guid.CreateVersion7(start.AddMilliseconds(i * 60)),
            EpisodeId = episode,
            Seq = i + 1,
            Device = $"device{i % 700}",
            Name = $"{Openings[i % 7][..2]}的",
            Text = $"{Openings[i % Openings.Length]}，{Endings[i / 7 % Endings.Length]}{i}",
            State = i % 400 == 7 ? CommentState.Hidden : CommentState.Passed,
            Second = i * 3600 / Math.Max(count, OpenComments),
            At = start.AddMilliseconds(i * 60),
            ShownAt = start.AddMilliseconds(i * 60),
        }));
        return Task.CompletedTask;
    });

    private static async Task MeasureAsync(WebApplication app, EpisodeRow open)
    {
        using HttpClient http = new() { BaseAddress = new Uri(app.Urls.First(u => u.StartsWith("http:", StringComparison.Ordinal))) };
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var pages = services.GetRequiredService<IPageCache>();
        var moderator = await ModeratorAsync(services.GetRequiredService<PortalStore>());
        var search = services.GetRequiredService<SearchComments>();
        var lane = services.GetServices<IModerationLane>().OfType<CommentLane>().Single();
        var studio = services.GetRequiredService<StudioDesk>();
        await TimeAsync("room page, rendered anew", () => PageAsync("/rooms/bench/1"));
        await TimeAsync("room page, from the cache", () => http.GetStringAsync(new Uri("/rooms/bench/1", UriKind.Relative)));
        await TimeAsync("page of an ended episode, rendered anew", () => PageAsync("/rooms/bench/5"));
        await TimeAsync("search: a common word", () => search.FindAsync(moderator, open.Id, "麦种", default));
        await TimeAsync("search: a rare word", () => search.FindAsync(moderator, open.Id, "听得真49998", default));
        await TimeAsync("search: what nobody said", () => search.FindAsync(moderator, open.Id, "没人说过", default));
        await TimeAsync("studio, read whole", () => studio.ReadAsync(moderator, open.Id, default));
        await TimeAsync("console: what waits", () => lane.ListAsync(moderator, waitingOnly: true, 200));
        await TimeAsync("console: the last day", () => lane.ListAsync(moderator, waitingOnly: false, 200));

        async Task PageAsync(string address)
        {
            await pages.EvictAsync([RoomTags.Rooms, RoomTags.Room(open.RoomId)]);
            await http.GetStringAsync(new Uri(address, UriKind.Relative));
        }
    }

    private static async Task<CurrentUser> ModeratorAsync(PortalStore store)
    {
        await using var db = store.Open();
        var place = await db.Set<PlaceRow>().SingleAsync();
        return new CurrentUser(Guid.NewGuid(), "场控", [new Grant(Role.Moderator, place.Id, place.Path)]);
    }

    private static async Task TimeAsync(string what, Func<Task> work)
    {
        List<double> times = [];
        for (var i = 0; i < Runs; i++)
        {
            var at = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {times[Runs / 2]:F1} ms, 95th {times[Runs * 95 / 100]:F1} ms"));
    }
}
