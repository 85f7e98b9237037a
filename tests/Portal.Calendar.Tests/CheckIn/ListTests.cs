using Microsoft.EntityFrameworkCore;
using Portal.Calendar.CheckIn;
using Portal.Calendar.CheckIn.List;
using Portal.Calendar.CheckIn.Own;
using Portal.Calendar.Register;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Calendar.Tests.CheckIn;

public class ListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Notes_that_arrive_several_times_from_several_phones_count_once(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (occurrence, registration) = await OneAsync(host);
        var (editor, marks) = (CalendarHost.Editor(), host.Get<MarkAttendance>());
        Mark[] batch = [Note(registration, "here", ago: 60_000), Guest("没报名的老李")];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => marks.HandleAsync(editor, occurrence, batch, Ct), Ct)));
        Assert.All(outcomes, o => Assert.All(o.Value!, m => Assert.Null(m.Problem)));
        await using var db = host.Store.Open();
        Assert.Equal(2, await db.Set<AttendanceRow>().CountAsync(Ct));
        Assert.Equal(1, await db.Set<Accounts.Audit.AuditRow>().CountAsync(a => a.Action == "calendar.check-in", Ct));
        Assert.Equal(3, (await host.Get<ReadList>().FindAsync(editor, occurrence, Ct))!.Came);
    }

    [Fact]
    public async Task The_newest_note_counts_whatever_arrives_last_and_whatever_the_phones_clock_says()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, registration) = await OneAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(100));
        async Task<string?> SendAsync(string what, long ago) =>
            (await host.Get<MarkAttendance>().HandleAsync(CalendarHost.Editor(), occurrence, [Note(registration, what, ago)], Ct)).Value![0].State;
        Assert.Equal("no-show", await SendAsync("no-show", 60_000));
        Assert.Equal("no-show", await SendAsync("here", 3_600_000));
        Assert.Equal("late", await SendAsync("here", 10_000));
        Assert.Equal("late", await SendAsync("here", -5_000_000));
        Assert.Equal("open", await SendAsync("open", 0));
        Assert.Equal("open", await SendAsync("no-show", 5_000));
    }

    [Fact]
    public async Task A_note_made_in_time_but_sent_hours_later_is_not_late()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, registration) = await OneAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(5));
        await host.Get<MarkAttendance>().HandleAsync(CalendarHost.Editor(), occurrence, [Note(registration, "here", ago: (long)TimeSpan.FromHours(4.5).TotalMilliseconds)], Ct);
        await using var db = host.Store.Open();
        Assert.Equal(Attendance.Here, (await db.Set<AttendanceRow>().SingleAsync(Ct)).State);
    }

    [Fact]
    public async Task Ones_own_code_is_taken_a_forged_one_and_one_for_another_activity_are_refused()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, registration) = await OneAsync(host);
        var (_, other) = await OneAsync(host);
        var (editor, codes) = (CalendarHost.Editor(), host.Get<OwnCodes>());
        async Task<Marked> ScanAsync(string code) =>
            (await host.Get<MarkAttendance>().HandleAsync(editor, occurrence, [new Mark(Guid.CreateVersion7(), null, code, null, "here", 1, 0)], Ct)).Value![0];
        var code = codes.Write(registration);
        Assert.Contains("不是我们发的", (await ScanAsync(code[..^1] + (code[^1] == '0' ? '1' : '0'))).Problem, StringComparison.Ordinal);
        Assert.Contains("不是我们发的", (await ScanAsync("https://example.org/")).Problem, StringComparison.Ordinal);
        Assert.Contains("不是这一场", (await ScanAsync(codes.Write(other))).Problem, StringComparison.Ordinal);
        Assert.Equal("here", (await ScanAsync(code)).State);
        await using var db = host.Store.Open();
        Assert.Equal(CheckInWay.OwnCode, (await db.Set<AttendanceRow>().SingleAsync(Ct)).Way);
    }

    [Fact]
    public async Task Strangers_and_staff_of_another_village_cannot_see_or_note_anything()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, registration) = await OneAsync(host);
        var marks = host.Get<MarkAttendance>();
        Assert.Equal(RefusalKind.SignInNeeded, (await marks.HandleAsync(CurrentUser.Visitor, occurrence, [Note(registration, "here")], Ct)).Refusal!.Kind);
        foreach (var user in new[] { CalendarHost.Villager(), CalendarHost.Editor("qinghe/shiqiao/") })
        {
            Assert.Equal(RefusalKind.NotFound, (await marks.HandleAsync(user, occurrence, [Note(registration, "here")], Ct)).Refusal!.Kind);
            Assert.Null(await host.Get<ReadList>().FindAsync(user, occurrence, Ct));
        }
        var editor = CalendarHost.Editor();
        Assert.Equal(RefusalKind.TooLarge, (await marks.HandleAsync(editor, occurrence, [.. Enumerable.Range(0, 51).Select(_ => Guest("多"))], Ct)).Refusal!.Kind);
        Mark[] bad = [Note(Guid.CreateVersion7(), "here"), Note(registration, "gone"), Note(registration, "here") with { Seats = 9 }, Guest(""), Guest(new string('长', 21))];
        Assert.All((await marks.HandleAsync(editor, occurrence, bad, Ct)).Value!, m => Assert.NotNull(m.Problem));
    }

    private static async Task<(Guid Occurrence, Guid Registration)> OneAsync(StorageHost host)
    {
        var (_, occurrence) = await host.PlanAsync(ahead: TimeSpan.FromMinutes(30));
        var made = await host.Get<RegisterForOccurrence>().HandleAsync(CalendarHost.Villager(), new RegisterRequest(occurrence, "", "", 2), Ct);
        return (occurrence, made.Value!.Id);
    }

    private static Mark Note(Guid registration, string what, long ago = 0) => new(Guid.CreateVersion7(), registration, null, null, what, 2, ago);

    private static Mark Guest(string name) => new(Guid.CreateVersion7(), null, null, name, "here", 1, 0);
}
