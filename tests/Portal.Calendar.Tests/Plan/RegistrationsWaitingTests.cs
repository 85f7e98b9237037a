using Portal.Calendar.Plan;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

public class RegistrationsWaitingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_desk_tells_who_waits_for_a_seat_and_what_begins_within_a_day(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync(capacity: 1, ahead: TimeSpan.FromHours(30));
        for (var n = 0; n < 3; n++)
            await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, $"村民{n}", $"1380000{n:0000}", 1), Ct);
        var waiting = new RegistrationsWaiting(host.Get<PortalStore>(), host.Clock, CalendarHost.Texts());

        Assert.Equal([2], (await waiting.ForAsync(CalendarHost.Editor(), Ct)).Select(w => w.Count));
        host.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal([2, 1], (await waiting.ForAsync(CalendarHost.Editor(), Ct)).Select(w => w.Count));
        Assert.Empty(await waiting.ForAsync(CalendarHost.Editor("qinghe/shiqiao/"), Ct));
        Assert.Empty(await waiting.ForAsync(CalendarHost.Villager(), Ct));
        host.Clock.Advance(TimeSpan.FromHours(21));
        Assert.Empty(await waiting.ForAsync(CalendarHost.Editor(), Ct));
    }
}
