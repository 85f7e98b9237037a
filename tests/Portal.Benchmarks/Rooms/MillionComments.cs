using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Moderate;
using Portal.Rooms.Plan;
using Portal.Rooms.Programme;
using Portal.Rooms.Studio;
using Portal.Storage.Database;
using Portal.Testing;

namespace Portal.Benchmarks.Rooms;

/// <summary>
/// The room page and the moderators' search with a million comments in the database: <c>rooms-million sqlite|postgres
/// [COMMENTS] [EPISODES]</c>. Aim: 100 ms at the median. See README.md beside this file.
/// </summary>
internal static class MillionComments
{
    private const int Batch = 5_000;
    private const int Rounds = 40;
    private static readonly string[] Who = ["俺家", "我家", "村东头", "老李家", "合作社", "学校门口", "二组", "卫生室"];
    private static readonly string[] What = ["小麦", "玉米", "花生", "红薯", "路灯", "自来水", "医保", "养老金", "校车", "农机补贴", "化肥", "秸秆"];
    private static readonly string[] Ask = ["坏了找谁修", "啥时候发", "咋申请", "要带啥", "卖不上价", "打什么药", "一年交多少", "归哪个部门管", "声音听得清", "讲得好"];

    /// <summary>Runs it; null when the arguments are not ours.</summary>
    public static Task? TryRun(string[] args) => args switch
    {
        ["rooms-million", var on, .. var more] => RunAsync(
            on == "postgres" ? OnDatabase.Postgres : OnDatabase.Sqlite,
            more.Length > 0 ? int.Parse(more[0], CultureInfo.InvariantCulture) : 1_000_000,
            more.Length > 1 ? int.Parse(more[1], CultureInfo.InvariantCulture) : 14),
        _ => null,
    };

    private static async Task RunAsync(OnDatabase on, int comments, int episodes)
    {
        await using var database = await TempDatabase.CreateAsync(on);
        await using var site = new PortalFactory { Database = database };
        var town = await Township.PlantAsync(site.Store);
        var editor = await town.StaffAsync(Role.Editor, town.Liuxi);
        var moderator = await town.StaffAsync(Role.Moderator, town.Liuxi);
        using var scope = site.Services.CreateScope();
        var room = (await scope.ServiceProvider.GetRequiredService<SaveRoom>().HandleAsync(editor, new RoomForm { PlaceId = town.Liuxi.Id, Name = "柳溪村直播间", Slug = "liuxi" }, default)).Value!;
        List<EpisodeRow> all = [];
        for (var i = 0; i < episodes; i++)
            all.Add(await EpisodeAsync(scope.ServiceProvider, editor, room, isLast: i == episodes - 1, site.Store));
        var from = Stopwatch.GetTimestamp();
        await FillAsync(site.Store, all, comments);
        Say($"{on}: {comments} comments in {episodes} episodes, written in {Stopwatch.GetElapsedTime(from).TotalSeconds:F0} s");

        using var browser = site.Browser();
        var live = all[^1];
        await PageAsync(browser, "room page, rendered anew", "/rooms/liuxi?said=0");
        await PageAsync(browser, "episode page on air, rendered anew", $"/rooms/liuxi/{live.Number}?said=0");
        await PageAsync(browser, "episode page on air, from the cache", $"/rooms/liuxi/{live.Number}");
        if (episodes > 1)
            await PageAsync(browser, "episode that has ended, rendered anew", $"/rooms/liuxi/{all[0].Number}?said=0");
        var search = scope.ServiceProvider.GetRequiredService<SearchComments>();
        foreach (var (name, words) in new[] { ("common words", "小麦"), ("a few of them", "茎基腐"), ("one of all", "独一份的话"), ("none", "没有人说过"), ("one character", "腐"), ("a name", "王大娘7") })
            await TimeAsync($"moderators' search: {name}", async () => (await search.FindAsync(moderator, live.Id, words, default)).Count);
        var desk = scope.ServiceProvider.GetRequiredService<StudioDesk>();
        await TimeAsync("studio", async () => (await desk.ReadAsync(moderator, live.Id, default))!.Lane.Count);
    }

    private static async Task<EpisodeRow> EpisodeAsync(IServiceProvider services, CurrentUser editor, RoomRow room, bool isLast, PortalStore store)
    {
        var form = new EpisodeForm { RoomId = room.Id, Title = "麦种怎么拌", Starts = ChinaTime.ToLocal(TimeProvider.System.UtcNow()) };
        var row = (await services.GetRequiredService<SaveEpisode>().HandleAsync(editor, form, default)).Value!;
        var at = TimeProvider.System.UtcNow().AddHours(-2);
        await store.WriteAsync(
            db => db.Set<EpisodeRow>().Where(e => e.Id == row.Id).ExecuteUpdateAsync(set => set
                .SetProperty(e => e.State, isLast ? EpisodeState.OnAir : EpisodeState.Ended)
                .SetProperty(e => e.StartedAt, at)
                .SetProperty(e => e.SignalAt, TimeProvider.System.UtcNow())
                .SetProperty(e => e.EndedAt, isLast ? null : at.AddHours(1))),
            default);
        return row;
    }

    private static async Task FillAsync(PortalStore store, List<EpisodeRow> episodes, int comments)
    {
        var random = new Random(5);
        var each = comments / episodes.Count;
        foreach (var episode in episodes)
        {
            var start = TimeProvider.System.UtcNow().AddHours(-2);
            for (var from = 0; from < each; from += Batch)
                await store.WriteAsync(db => AddAsync(db, episode.Id, from, Math.Min(each, from + Batch), start, each, random), default);
            await store.WriteAsync(db => db.Set<LogHeadRow>().Where(h => h.EpisodeId == episode.Id).ExecuteUpdateAsync(set => set.SetProperty(h => h.Last, each)), default);
        }
    }

    private static Task AddAsync(PortalDb db, Guid episode, int from, int to, DateTime start, int each, Random random)
    {
        for (var n = from; n < to; n++)
        {
            var at = start.AddSeconds(3600.0 * n / each);
            db.Add(new CommentRow
            {
                Id = Guid.CreateVersion7(at),
                EpisodeId = episode,
                Seq = n + 1,
                Name = $"王大娘{random.Next(400)}",
                Text = n == each / 3 ? "独一份的话" : (n % 5000 == 7 ? "茎基腐" : "") + Who[random.Next(Who.Length)] + What[random.Next(What.Length)] + Ask[random.Next(Ask.Length)],
                State = n % 50 == 0 ? CommentState.Hidden : CommentState.Passed,
                Second = 3600 * n / each,
                At = at,
                ShownAt = at,
            });
        }

        return Task.CompletedTask;
    }

    private static Task PageAsync(HttpClient browser, string name, string path) => TimeAsync(name, async () =>
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    });

    private static async Task TimeAsync(string name, Func<Task<int>> act)
    {
        List<double> times = [];
        var size = 0;
        for (var round = 0; round < Rounds + 5; round++)
        {
            var from = Stopwatch.GetTimestamp();
            size = await act();
            if (round >= 5)
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        times.Sort();
        Say($"{name,-42} median {times[Rounds / 2],7:F1} ms   95 % {times[Rounds * 95 / 100],7:F1} ms   ({size})");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
