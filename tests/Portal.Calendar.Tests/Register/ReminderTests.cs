using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Calendar.Register.Remind;
using Portal.Kit.People;
using Portal.Moderation;
using Portal.Notices;
using Portal.Notices.Outbox;
using Portal.Storage.Jobs;
using Portal.Testing;

namespace Portal.Calendar.Tests.Register;

public class ReminderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Two_servers_remind_everybody_with_a_place_once_a_day_before_and_once_an_hour_before(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        await using var other = await StorageHost.StartAsync(
            on, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new CalendarModule()], on: host.Database, clock: host.Clock);
        var (_, occurrence) = await host.PlanAsync(capacity: 130);
        var register = host.Get<RegisterForOccurrence>();
        for (var n = 0; n < 131; n++)
            Assert.True((await register.HandleAsync(CalendarHost.Villager(), new RegisterRequest(occurrence, "", "", 1), Ct)).IsDone);
        await register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "没账号", "13800000001", 1), Ct);
        async Task<int> RoundAsync()
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => RunAsync(n % 2 == 0 ? host : other), Ct)));
            await using var db = host.Store.Open();
            return await db.Set<NoticeRow>().CountAsync(Ct);
        }
        Assert.Equal(0, await RoundAsync());
        host.Clock.Advance(TimeSpan.FromHours(24.5));
        Assert.Equal(130, await RoundAsync());
        Assert.Equal(130, await RoundAsync());
        host.Clock.Advance(TimeSpan.FromHours(22.6));
        Assert.Equal(260, await RoundAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(260, await RoundAsync());
    }

    [Fact]
    public async Task After_a_move_there_are_new_reminders_and_none_for_what_was_cancelled_or_registered_late()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, moved) = await host.PlanAsync(ahead: TimeSpan.FromHours(30));
        var (_, cancelled) = await host.PlanAsync(ahead: TimeSpan.FromHours(30));
        var (_, soon) = await host.PlanAsync(ahead: TimeSpan.FromHours(5));
        foreach (var id in new[] { moved, cancelled, soon })
            await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(id, "", "", 1), Ct);
        await host.Store.WriteAsync(db => db.Set<OccurrenceRow>().Where(o => o.Id == cancelled).ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OccurrenceState.Cancelled), Ct), Ct);
        await RunAsync(host);
        await using (var db = host.Store.Open())
            Assert.Empty(await db.Set<NoticeRow>().ToListAsync(Ct));
        host.Clock.Advance(TimeSpan.FromHours(4.5));
        await RunAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync(host);
        var later = host.Now().AddHours(40);
        await host.Store.WriteAsync(db => db.Set<OccurrenceRow>().Where(o => o.Id == moved).ExecuteUpdateAsync(set => set.SetProperty(o => o.Starts, later).SetProperty(o => o.State, OccurrenceState.Moved), Ct), Ct);
        host.Clock.Advance(TimeSpan.FromHours(17));
        await RunAsync(host);
        await using var read = host.Store.Open();
        var titles = await read.Set<NoticeRow>().OrderBy(n => n.At).Select(n => n.Title).ToListAsync(Ct);
        Assert.Equal(3, titles.Count);
        Assert.Contains("一小时", titles[0], StringComparison.Ordinal);
        Assert.All(titles.Skip(1), t => Assert.Contains("明天", t, StringComparison.Ordinal));
    }

    private static Task RunAsync(StorageHost host) => host.Services.GetServices<IJob>().OfType<RemindRegistered>().Single().RunAsync(Ct);
}
