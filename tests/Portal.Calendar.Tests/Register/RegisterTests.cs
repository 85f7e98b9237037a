using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Calendar.Tests.Register;

public class RegisterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_thousand_people_after_fifty_places_in_the_same_second_get_fifty_and_the_others_wait_in_order_nobody_twice(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync(capacity: 50);
        var register = host.Get<RegisterForOccurrence>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => Task.Run(
            () => register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, $"村民{n}", $"138{n:00000000}", 1), Ct), Ct)));
        Assert.All(outcomes, o => Assert.True(o.IsDone));
        await using var db = host.Store.Open();
        var rows = await db.Set<RegistrationRow>().OrderBy(r => r.Number).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, 1000), rows.Select(r => r.Number));
        Assert.Equal(1000, rows.Select(r => r.Who).Distinct().Count());
        Assert.All(rows.Take(50), r => Assert.Equal(RegistrationState.Seated, r.State));
        Assert.All(rows.Skip(50), r => Assert.Equal(RegistrationState.Waiting, r.State));
        var row = await db.Set<OccurrenceRow>().SingleAsync(Ct);
        Assert.Equal((50, 950), (row.Seated, row.Waiting));
    }

    [Theory, BothDatabases]
    public async Task The_same_person_pressing_twenty_times_at_once_is_registered_once(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync();
        var register = host.Get<RegisterForOccurrence>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "王婶", " 138-0000-2041", 2), Ct), Ct)));
        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal(RefusalKind.Conflict, o.Refusal!.Kind));
        await using var db = host.Store.Open();
        Assert.Equal(2, (await db.Set<OccurrenceRow>().SingleAsync(Ct)).Seated);
    }

    [Theory, BothDatabases]
    public async Task When_somebody_cancels_the_first_who_waits_is_offered_the_place_and_told(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync(capacity: 2);
        var register = host.Get<RegisterForOccurrence>();
        var first = (await register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "甲", "13800000001", 2), Ct)).Value!;
        var next = CalendarHost.Villager();
        var waiting = (await register.HandleAsync(next, new RegisterRequest(occurrence, "", "", 2), Ct)).Value!;
        var late = (await register.HandleAsync(CalendarHost.Villager(), new RegisterRequest(occurrence, "", "", 1), Ct)).Value!;
        Assert.Equal((RegistrationState.Waiting, RegistrationState.Waiting), (waiting.State, late.State));
        Assert.True((await host.Get<CancelRegistration>().HandleAsync(CurrentUser.Visitor, first.Id, first.Key, Ct)).IsDone);
        await using var db = host.Store.Open();
        var states = await db.Set<RegistrationRow>().OrderBy(r => r.Number).Select(r => r.State).ToListAsync(Ct);
        Assert.Equal([RegistrationState.Cancelled, RegistrationState.Offered, RegistrationState.Waiting], states);
        Assert.Equal(next.Id, (await db.Set<NoticeRow>().SingleAsync(Ct)).PersonId);
    }

    [Fact]
    public async Task A_stranger_cannot_look_at_or_cancel_somebody_elses_registration()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        var mine = (await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "甲", "13800000001", 1), Ct)).Value!;
        var reader = host.Get<RegistrationReader>();
        var cancel = host.Get<CancelRegistration>();
        foreach (var key in new[] { null, "", "guessed", mine.Key + "x", new string('a', 500) })
        {
            Assert.Null(await reader.FindAsync(CalendarHost.Villager(), mine.Id, key, Ct));
            Assert.Equal(RefusalKind.NotFound, (await cancel.HandleAsync(CurrentUser.Visitor, mine.Id, key, Ct)).Refusal!.Kind);
        }
        Assert.NotNull(await reader.FindAsync(CurrentUser.Visitor, mine.Id, mine.Key, Ct));
    }

    [Fact]
    public async Task Cancelling_twice_gives_the_place_away_once_and_one_may_come_back_at_the_end_of_the_line()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync(capacity: 1);
        var register = host.Get<RegisterForOccurrence>();
        var villager = CalendarHost.Villager();
        var mine = (await register.HandleAsync(villager, new RegisterRequest(occurrence, "", "", 1), Ct)).Value!;
        await register.HandleAsync(CalendarHost.Villager(), new RegisterRequest(occurrence, "", "", 1), Ct);
        for (var round = 0; round < 2; round++)
            Assert.True((await host.Get<CancelRegistration>().HandleAsync(villager, mine.Id, null, Ct)).IsDone);
        var again = (await register.HandleAsync(villager, new RegisterRequest(occurrence, "", "", 1), Ct)).Value!;
        Assert.Equal((mine.Id, RegistrationState.Waiting), (again.Id, again.State));
        await using var db = host.Store.Open();
        var row = await db.Set<OccurrenceRow>().SingleAsync(Ct);
        Assert.Equal((1, 1), (row.Seated, row.Waiting));
    }

    [Theory]
    [InlineData("", "13800000001", 1, "name")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一", "13800000001", 1, "name")]
    [InlineData("甲", "1380000", 1, "phone")]
    [InlineData("甲", "13800000001", 0, "seats")]
    [InlineData("甲", "13800000001", 7, "seats")]
    public async Task What_does_not_fit_is_refused_at_its_field(string name, string phone, int seats, string field)
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        var outcome = await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, name, phone, seats), Ct);
        Assert.Equal((RefusalKind.Invalid, field), (outcome.Refusal!.Kind, outcome.Refusal.Field));
    }

    [Fact]
    public async Task What_is_over_hidden_or_without_registration_takes_nobody()
    {
        await using var host = await CalendarHost.StartAsync();
        var begun = (await host.PlanAsync(ahead: TimeSpan.FromHours(-1))).Occurrence;
        var open = (await host.PlanAsync(registers: false)).Occurrence;
        var hidden = (await host.PlanAsync(published: false)).Occurrence;
        var register = host.Get<RegisterForOccurrence>();
        async Task<RefusalKind> KindAsync(Guid id) =>
            (await register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(id, "甲", "13800000001", 1), Ct)).Refusal!.Kind;
        Assert.Equal(RefusalKind.Conflict, await KindAsync(begun));
        Assert.Equal(RefusalKind.Conflict, await KindAsync(open));
        Assert.Equal(RefusalKind.NotFound, await KindAsync(hidden));
        Assert.Equal(RefusalKind.NotFound, await KindAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Names_and_numbers_lie_sealed_in_the_table()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        await host.Get<RegisterForOccurrence>().HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "王秀英", "13800002041", 1), Ct);
        await using var db = host.Store.Open();
        var row = await db.Set<RegistrationRow>().SingleAsync(Ct);
        Assert.DoesNotContain("王秀英", row.SealedName, StringComparison.Ordinal);
        Assert.DoesNotContain("13800002041", row.SealedPhone + row.Who, StringComparison.Ordinal);
    }
}
