using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Calendar.Register.Offer;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation;
using Portal.Notices;
using Portal.Notices.Outbox;
using Portal.Storage.Jobs;
using Portal.Testing;

namespace Portal.Calendar.Tests.Register;

public class OfferTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-10-16T02:00", "2026-10-18T02:00", "2026-10-16T04:00")] // 10:00 in China, two hours by day
    [InlineData("2026-10-16T12:12", "2026-10-18T02:00", "2026-10-17T01:00")] // 20:12: nobody has to answer at night
    [InlineData("2026-10-16T19:00", "2026-10-18T02:00", "2026-10-17T01:00")] // 3:00 at night
    [InlineData("2026-10-16T02:00", "2026-10-16T04:00", "2026-10-16T03:00")] // half of what is left, so that the next has time too
    [InlineData("2026-10-16T02:00", "2026-10-16T02:12", "2026-10-16T02:10")] // at least ten minutes
    [InlineData("2026-10-16T02:00", "2026-10-16T02:05", "2026-10-16T02:05")] // never past the beginning
    public void A_place_is_held_by_day_and_never_past_the_beginning(string now, string starts, string until) =>
        Assert.Equal(Utc(until), OfferHours.Until(Utc(now), Utc(starts), 120));

    [Theory, BothDatabases]
    public async Task An_offer_that_runs_out_goes_to_the_next_and_its_owner_is_told(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync(capacity: 1);
        var first = await RegisterAsync(host, occurrence);
        var second = await RegisterAsync(host, occurrence);
        var third = await RegisterAsync(host, occurrence);
        await host.Get<CancelRegistration>().HandleAsync(first.Who, first.Id, null, Ct);
        Assert.Equal(RegistrationState.Offered, (await RowAsync(host, second.Id)).State);
        await RunAsync<LapseOffers>(host);
        Assert.Equal(RegistrationState.Offered, (await RowAsync(host, second.Id)).State);

        host.Clock.Advance((await RowAsync(host, second.Id)).OfferUntil!.Value - host.Now());
        Assert.Equal(RefusalKind.Conflict, (await host.Get<TakeOffer>().HandleAsync(second.Who, second.Id, null, Ct)).Refusal!.Kind);
        await RunAsync<LapseOffers>(host);
        var lapsed = await RowAsync(host, second.Id);
        Assert.Equal((RegistrationState.Cancelled, true), (lapsed.State, lapsed.LapsedAt is not null));
        Assert.Equal(RegistrationState.Offered, (await RowAsync(host, third.Id)).State);
        Assert.True((await host.Get<TakeOffer>().HandleAsync(third.Who, third.Id, null, Ct)).IsDone);
        Assert.Equal((1, 0), await CountsAsync(host, occurrence));
        await using var db = host.Store.Open();
        var told = await db.Set<NoticeRow>().Select(n => n.PersonId).ToListAsync(Ct);
        Assert.Equal((2, 1), (told.Count(p => p == second.Who.Id), told.Count(p => p == third.Who.Id)));
    }

    [Theory, BothDatabases]
    public async Task Two_servers_let_the_same_offer_lapse_once_and_offer_one_place_once(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        await using var other = await StorageHost.StartAsync(
            on, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new CalendarModule()], on: host.Database, clock: host.Clock);
        var (_, occurrence) = await host.PlanAsync(capacity: 1);
        var first = await RegisterAsync(host, occurrence);
        for (var n = 0; n < 5; n++)
            await RegisterAsync(host, occurrence);
        await host.Get<CancelRegistration>().HandleAsync(first.Who, first.Id, null, Ct);
        host.Clock.Advance(TimeSpan.FromHours(14));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => RunAsync<LapseOffers>(n % 2 == 0 ? host : other), Ct)));
        await using var db = host.Store.Open();
        Assert.Equal(1, await db.Set<RegistrationRow>().CountAsync(r => r.State == RegistrationState.Offered, Ct));
        Assert.Equal(1, await db.Set<RegistrationRow>().CountAsync(r => r.LapsedAt != null, Ct));
        Assert.Equal((1, 3), await CountsAsync(host, occurrence));
    }

    [Fact]
    public async Task Places_that_staff_add_are_offered_to_those_who_wait()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync(capacity: 1);
        await RegisterAsync(host, occurrence);
        var waiting = await RegisterAsync(host, occurrence);
        await host.Store.WriteAsync(db => db.Set<OccurrenceRow>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Capacity, 2), Ct), Ct);
        await RunAsync<LapseOffers>(host);
        Assert.Equal(RegistrationState.Offered, (await RowAsync(host, waiting.Id)).State);
    }

    [Fact]
    public async Task Who_left_only_a_number_is_called_by_staff_who_may_take_the_place_for_them_and_nobody_else_may()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync(capacity: 1);
        var first = await RegisterAsync(host, occurrence);
        var waiting = (await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "周大爷", "13800000009", 1), Ct)).Value!;
        await host.Get<CancelRegistration>().HandleAsync(first.Who, first.Id, null, Ct);
        await using (var db = host.Store.Open())
        {
            var notice = await db.Set<NoticeRow>().SingleAsync(Ct);
            Assert.Equal((CalendarPermissions.Plan.Key, CalendarHost.Village), (notice.Permission, notice.PlaceId));
            Assert.DoesNotContain("13800000009", notice.Title + notice.Text, StringComparison.Ordinal);
        }
        var take = host.Get<TakeOffer>();
        Assert.Equal(RefusalKind.NotFound, (await take.HandleAsync(CalendarHost.Villager(), waiting.Id, null, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await take.HandleAsync(CalendarHost.Editor("qinghe/shiqiao/"), waiting.Id, null, Ct)).Refusal!.Kind);
        Assert.True((await take.HandleAsync(CalendarHost.Editor(), waiting.Id, null, Ct)).IsDone);
        Assert.True((await take.HandleAsync(CurrentUser.Visitor, waiting.Id, waiting.Key, Ct)).IsDone);
    }

    [Fact]
    public async Task An_offer_may_be_given_back_and_goes_on()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync(capacity: 1);
        var (first, second, third) = (await RegisterAsync(host, occurrence), await RegisterAsync(host, occurrence), await RegisterAsync(host, occurrence));
        foreach (var leaving in new[] { first, second })
            Assert.True((await host.Get<CancelRegistration>().HandleAsync(leaving.Who, leaving.Id, null, Ct)).IsDone);
        Assert.Equal(RegistrationState.Offered, (await RowAsync(host, third.Id)).State);
        Assert.Equal((1, 0), await CountsAsync(host, occurrence));
    }

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static async Task<(CurrentUser Who, Guid Id)> RegisterAsync(StorageHost host, Guid occurrence)
    {
        var villager = CalendarHost.Villager();
        return (villager, (await host.Get<RegisterForOccurrence>().HandleAsync(villager, new RegisterRequest(occurrence, "", "", 1), Ct)).Value!.Id);
    }

    private static async Task<RegistrationRow> RowAsync(StorageHost host, Guid id)
    {
        await using var db = host.Store.Open();
        return await db.Set<RegistrationRow>().SingleAsync(r => r.Id == id, Ct);
    }

    private static async Task<(int, int)> CountsAsync(StorageHost host, Guid id)
    {
        await using var db = host.Store.Open();
        var row = await db.Set<OccurrenceRow>().SingleAsync(o => o.Id == id, Ct);
        return (row.Seated, row.Waiting);
    }

    private static Task RunAsync<TJob>(StorageHost host)
        where TJob : IJob => host.Services.GetServices<IJob>().OfType<TJob>().Single().RunAsync(Ct);
}
