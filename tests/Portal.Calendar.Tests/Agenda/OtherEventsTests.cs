using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda;
using Portal.Calendar.Agenda.Feed;
using Portal.Calendar.Agenda.Month;
using Portal.Kit.Agenda;
using Portal.Kit.Time;
using Portal.Testing;

namespace Portal.Calendar.Tests.Agenda;

/// <summary>What other modules have on the calendar: any number of them answer.</summary>
public class OtherEventsTests
{
    private static readonly DateOnly Today = new(2026, 10, 16);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_module_answers_stands_beside_the_activities_with_an_hour_or_on_its_first_and_last_day()
    {
        await using var host = await StartAsync();
        await host.PlanAsync(ahead: TimeSpan.FromDays(2));
        await using var scope = host.Services.CreateAsyncScope();
        var agenda = scope.ServiceProvider.GetRequiredService<AgendaReader>();
        var month = MonthDays.Read("2026-10", Today)!;
        var days = await agenda.DaysAsync(new AgendaFilter(), month.From, month.To, 8, Ct);
        Assert.Equal(
            ["10-16 讲堂 OnAir", "10-17 停水 Notice", "10-18 剪纸课：窗花剪个“丰”字 Open", "10-19 医保缴费 FirstDay", "10-20 开渠 Free", "10-22 取消的讲堂 Cancelled", "10-31 医保缴费 LastDay"],
            days.All.Select(e => $"{ChinaTime.LocalDay(e.Starts):MM-dd} {e.Title} {e.Stand}"));
        Assert.Equal(1, days.Counts[new DateOnly(2026, 10, 31)]);
        Assert.True(days.On(new DateOnly(2026, 10, 17))[0].AllDay);
        Assert.Equal([EntryKind.Live, EntryKind.Notice, EntryKind.Activity, EntryKind.Notice, EntryKind.Activity], days.All.Take(5).Select(e => e.Kind));

        var (day, _) = await agenda.DayAsync(new AgendaFilter(), new DateOnly(2026, 10, 31), 1, Ct);
        Assert.Equal("医保缴费", Assert.Single(day).Title);
        var (list, _) = await agenda.ListAsync(new AgendaFilter(), 1, Ct);
        Assert.Equal(["讲堂", "停水", "剪纸课：窗花剪个“丰”字", "医保缴费", "开渠", "医保缴费"], list.Select(e => e.Title));
        Assert.Equal(["剪纸课：窗花剪个“丰”字", "开渠"], (await agenda.NextAsync(new AgendaFilter(), 5, Ct)).Select(e => e.Title));
    }

    [Fact]
    public async Task A_filter_for_what_only_activities_have_leaves_them_out_and_a_village_asks_for_its_own()
    {
        await using var host = await StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var agenda = scope.ServiceProvider.GetRequiredService<AgendaReader>();
        foreach (var filter in new[] { new AgendaFilter(Theme: ActivityTheme.Clinic), new AgendaFilter(OnlyOpen: true), new AgendaFilter(Team: "红马甲") })
            Assert.Empty((await agenda.DaysAsync(filter, Today, Today.AddDays(20), 8, Ct)).All);
        Assert.Equal("开渠", Assert.Single((await agenda.DaysAsync(new AgendaFilter("qinghe/liuxi/"), Today, Today.AddDays(20), 8, Ct)).All).Title);
        Assert.Equal(["calendar", "rooms", "notices", "ditches"], agenda.Tags);
    }

    [Fact]
    public async Task Feeds_carry_them_whole_days_as_days_and_cancelled_ones_so_that_they_vanish()
    {
        await using var host = await StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var feed = await scope.ServiceProvider.GetRequiredService<FeedReader>().WriteAsync(new AgendaFilter(), null, new Uri("https://portal.test"), ct: Ct);
        Assert.Equal(5, feed.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("DTSTART;VALUE=DATE:20261019\r\nDTEND;VALUE=DATE:20261101\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20261020T080000\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", feed.Split("BEGIN:VEVENT").Single(e => e.Contains("取消的讲堂", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("URL:https://portal.test/notices/yibao", feed, StringComparison.Ordinal);
    }

    private static Task<StorageHost> StartAsync() => CalendarHost.StartAsync(services: all => all.AddSingleton<IAgendaSource>(new Answers("notices",
        new(Guid.CreateVersion7(), AgendaKind.Live, "讲堂", "青禾直播间", "/rooms/qinghe/1", Local(16, 20), Local(16, 21), AgendaState.OnAir),
        new(Guid.CreateVersion7(), AgendaKind.Live, "取消的讲堂", "青禾直播间", "/rooms/qinghe/2", Local(22, 20), Local(22, 21), AgendaState.Cancelled),
        new(Guid.CreateVersion7(), AgendaKind.Notice, "停水", "青禾镇", "/notices/tingshui", Local(17, 0), Local(18, 0), AllDay: true),
        new(Guid.CreateVersion7(), AgendaKind.Notice, "医保缴费", "青禾镇", "/notices/yibao", Local(19, 0), Local(32, 0), AllDay: true)))
        .AddSingleton<IAgendaSource>(new Answers("ditches", new AgendaCard(Guid.CreateVersion7(), AgendaKind.Event, "开渠", "柳溪村北渠", "/ditches/1", Local(20, 8), Local(20, 11)))));

    // Hour of a day of October 2026.
    private static DateTime Local(int day, int hour) => ChinaTime.ToUtc(new DateTime(2026, 10, 1, hour, 0, 0).AddDays(day - 1));

    private sealed class Answers(string tag, params AgendaCard[] cards) : IAgendaSource
    {
        public string CacheTag => tag;

        public Task<IReadOnlyList<AgendaCard>> BetweenAsync(string placePath, DateTime from, DateTime to, CancellationToken ct = default) =>
            Task.FromResult<IReadOnlyList<AgendaCard>>([.. cards.Where(c => c.Starts < to && c.Ends > from && (placePath.Length == 0 || tag == "ditches"))]);
    }
}
