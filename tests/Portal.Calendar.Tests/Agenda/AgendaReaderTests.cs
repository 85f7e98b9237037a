using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda;
using Portal.Calendar.Agenda.Month;
using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Kit.Time;
using Portal.Testing;

namespace Portal.Calendar.Tests.Agenda;

public class AgendaReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_month_shows_what_is_published_and_how_it_stands(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, full) = await host.PlanAsync(capacity: 1);
        await host.PlanAsync(capacity: 5, ahead: TimeSpan.FromDays(3));
        await host.PlanAsync(registers: false, ahead: TimeSpan.FromDays(4));
        await host.PlanAsync(ahead: TimeSpan.FromDays(-3));
        await host.PlanAsync(published: false, ahead: TimeSpan.FromDays(5));
        await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(full, "", "", 1), Ct);
        var entries = await ReadAsync(host, new AgendaFilter());
        Assert.Equal([EntryStand.Over, EntryStand.Full, EntryStand.Open, EntryStand.Free], entries.Select(e => e.Stand));
        Assert.Equal([EntryStand.Full, EntryStand.Open], (await ReadAsync(host, new AgendaFilter(OnlyOpen: true))).Select(e => e.Stand));
        Assert.Empty(await ReadAsync(host, new AgendaFilter("qinghe/shiqiao/")));
        Assert.Empty(await ReadAsync(host, new AgendaFilter(Theme: ActivityTheme.Arts)));
        Assert.Equal(4, (await ReadAsync(host, new AgendaFilter("qinghe/", ActivityTheme.Classes))).Count);
    }

    [Fact]
    public async Task What_was_moved_stands_on_both_days()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        await host.Get<ChangeOccurrence>().MoveAsync(CalendarHost.Editor(), occurrence, host.Now().AddDays(9), "有雨", Ct);
        var entries = await ReadAsync(host, new AgendaFilter());
        Assert.Equal([EntryStand.MovedAway, EntryStand.Open], entries.Select(e => e.Stand));
        Assert.Equal(entries[1].Starts, entries[0].MovedTo);
    }

    [Theory]
    [InlineData("2026-10", "2026-09-28", "2026-11-02")]
    [InlineData("2026-06", "2026-06-01", "2026-07-06")]
    [InlineData("2027-02", "2027-02-01", "2027-03-01")]
    public void A_month_page_has_whole_weeks(string month, string from, string to)
    {
        var days = MonthDays.Read(month, new DateOnly(2026, 10, 16))!;
        Assert.Equal((from, to), (days.From.ToString("yyyy-MM-dd", null), days.To.ToString("yyyy-MM-dd", null)));
        Assert.Equal(0, days.Fill(new AgendaDays(new Dictionary<DateOnly, IReadOnlyList<AgendaEntry>>(), new Dictionary<DateOnly, int>()), new DateOnly(2026, 10, 16)).Count() % 7);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("9999-01")]
    [InlineData("0001-01")]
    [InlineData("activity")]
    [InlineData("２０２６-10")]
    public void An_address_that_names_no_month_is_not_there(string month) =>
        Assert.Null(MonthDays.Read(month, new DateOnly(2026, 10, 16)));

    private static async Task<IReadOnlyList<AgendaEntry>> ReadAsync(StorageHost host, AgendaFilter filter)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var days = MonthDays.Read("2026-10", host.Clock.Today())!;
        return await scope.ServiceProvider.GetRequiredService<AgendaReader>().BetweenAsync(
            filter, ChinaTime.ToUtc(days.From.ToDateTime(TimeOnly.MinValue)), ChinaTime.ToUtc(days.To.ToDateTime(TimeOnly.MinValue)), Ct);
    }
}
