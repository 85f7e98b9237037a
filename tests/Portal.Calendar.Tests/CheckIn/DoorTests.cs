using Microsoft.EntityFrameworkCore;
using Portal.Calendar.CheckIn;
using Portal.Calendar.CheckIn.Come;
using Portal.Calendar.CheckIn.Door;
using Portal.Calendar.Register;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Calendar.Tests.CheckIn;

public class DoorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_is_good_in_its_thirty_seconds_and_in_the_next_and_old_afterwards()
    {
        await using var host = await CalendarHost.StartAsync();
        var codes = host.Get<DoorCodes>();
        var occurrence = Guid.CreateVersion7();
        var code = codes.Draw(occurrence);
        Assert.Equal(new DoorReading(DoorVerdict.Good, occurrence), codes.Read(code));
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotEqual(code, codes.Draw(occurrence));
        Assert.Equal(DoorVerdict.Good, codes.Read(code).Verdict);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(DoorVerdict.Old, codes.Read(code).Verdict);
    }

    [Fact]
    public async Task A_forged_a_foreign_and_a_garbled_code_and_one_of_tomorrow_are_told_apart_from_ours()
    {
        await using var host = await CalendarHost.StartAsync();
        await using var stranger = await CalendarHost.StartAsync();
        var codes = host.Get<DoorCodes>();
        var occurrence = Guid.CreateVersion7();
        var code = codes.Draw(occurrence);
        var parts = code.Split('.');
        Assert.Equal(DoorVerdict.Forged, codes.Read(stranger.Get<DoorCodes>().Draw(occurrence)).Verdict);
        Assert.Equal(DoorVerdict.Forged, codes.Read($"{parts[0]}.{parts[1]}.{new string('0', 16)}").Verdict);
        Assert.Equal(DoorVerdict.Forged, codes.Read($"{parts[0]}.{Convert.ToInt64(parts[1], 16) + 1:x}.{parts[2]}").Verdict);
        Assert.Equal(DoorVerdict.Forged, codes.Read($"{codes.Draw(Guid.CreateVersion7()).Split('.')[0]}.{parts[1]}.{parts[2]}").Verdict);
        Assert.Equal(DoorVerdict.Forged, codes.Read(codes.Pass(occurrence)).Verdict);
        foreach (var garbled in new[] { null, "", ".", "..", "a.b.c", code + ".x", code[1..], new string('9', 5000), $"{parts[0]}.-1.{parts[2]}", $"{parts[0]}.{new string('f', 40)}.{parts[2]}" })
            Assert.NotEqual(DoorVerdict.Good, codes.Read(garbled).Verdict);
    }

    [Fact]
    public async Task A_pass_holds_five_minutes_so_that_one_can_type_a_number()
    {
        await using var host = await CalendarHost.StartAsync();
        var codes = host.Get<DoorCodes>();
        var pass = codes.Pass(Guid.CreateVersion7());
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(DoorVerdict.Good, codes.ReadPass(pass).Verdict);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(DoorVerdict.Old, codes.ReadPass(pass).Verdict);
    }

    [Theory, BothDatabases]
    public async Task Who_registered_checks_in_once_however_often_they_press_by_account_and_by_number(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (_, occurrence) = await host.PlanAsync(ahead: TimeSpan.FromMinutes(30));
        var register = host.Get<RegisterForOccurrence>();
        var villager = CalendarHost.Villager();
        await register.HandleAsync(villager, new RegisterRequest(occurrence, "", "", 3), Ct);
        await register.HandleAsync(CurrentUser.Visitor, new RegisterRequest(occurrence, "周大爷", "13800000009", 1), Ct);
        var pass = host.Get<DoorCodes>().Pass(occurrence);
        var door = host.Get<CheckInAtDoor>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => door.HandleAsync(villager, new ComeRequest(pass), Ct), Ct)));
        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        Assert.True((await door.HandleAsync(CurrentUser.Visitor, new ComeRequest(pass, "138 0000 0009"), Ct)).IsDone);
        await using var db = host.Store.Open();
        var rows = await db.Set<AttendanceRow>().OrderByDescending(a => a.Seats).ToListAsync(Ct);
        Assert.Equal([(3, Attendance.Here), (1, Attendance.Here)], rows.Select(r => (r.Seats, r.State)));
    }

    [Fact]
    public async Task Strangers_those_who_wait_early_late_and_cancelled_ones_are_refused_in_words()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync(capacity: 1, ahead: TimeSpan.FromMinutes(90));
        var register = host.Get<RegisterForOccurrence>();
        var (seated, waiting) = (CalendarHost.Villager(), CalendarHost.Villager());
        await register.HandleAsync(seated, new RegisterRequest(occurrence, "", "", 1), Ct);
        await register.HandleAsync(waiting, new RegisterRequest(occurrence, "", "", 1), Ct);
        async Task<Refusal?> AtDoorAsync(CurrentUser user, string phone = "") =>
            (await host.Get<CheckInAtDoor>().HandleAsync(user, new ComeRequest(host.Get<DoorCodes>().Pass(occurrence), phone), Ct)).Refusal;
        Assert.Contains("还没到签到时间", (await AtDoorAsync(seated))!.Message, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Contains("没找到您的报名", (await AtDoorAsync(CalendarHost.Villager()))!.Message, StringComparison.Ordinal);
        Assert.Contains("没找到用这个号码报的名", (await AtDoorAsync(CurrentUser.Visitor, "13900000000"))!.Message, StringComparison.Ordinal);
        Assert.Equal("phone", (await AtDoorAsync(CurrentUser.Visitor, "139"))!.Field);
        Assert.Contains("候补", (await AtDoorAsync(waiting))!.Message, StringComparison.Ordinal);
        Assert.Null(await AtDoorAsync(seated));
        host.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Contains("结束", (await AtDoorAsync(seated))!.Message, StringComparison.Ordinal);
        var bad = await host.Get<CheckInAtDoor>().HandleAsync(seated, new ComeRequest("forged"), Ct);
        Assert.Equal(RefusalKind.Invalid, bad.Refusal!.Kind);
    }

    [Fact]
    public async Task Who_comes_more_than_ten_minutes_after_the_beginning_is_late()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync(registers: false, ahead: TimeSpan.FromMinutes(30));
        var door = host.Get<CheckInAtDoor>();
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal("name", (await door.HandleAsync(CurrentUser.Visitor, new ComeRequest(host.Get<DoorCodes>().Pass(occurrence), "13800000001"), Ct)).Refusal!.Field);
        await door.HandleAsync(CurrentUser.Visitor, new ComeRequest(host.Get<DoorCodes>().Pass(occurrence), "13800000001", "甲"), Ct);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await door.HandleAsync(CalendarHost.Villager(), new ComeRequest(host.Get<DoorCodes>().Pass(occurrence)), Ct);
        await using var db = host.Store.Open();
        Assert.Equal([Attendance.Here, Attendance.Late], await db.Set<AttendanceRow>().OrderBy(a => a.At).Select(a => a.State).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_screen_opens_with_its_key_or_for_its_staff_only()
    {
        await using var host = await CalendarHost.StartAsync();
        var (_, occurrence) = await host.PlanAsync();
        var read = host.Get<ReadDoor>();
        var key = host.Get<DoorCodes>().ScreenKey(occurrence);
        Assert.NotNull(await read.FindAsync(CurrentUser.Visitor, occurrence, key, Ct));
        Assert.NotNull(await read.FindAsync(CalendarHost.Editor(), occurrence, null, Ct));
        Assert.Null(await read.FindAsync(CalendarHost.Editor("qinghe/shiqiao/"), occurrence, null, Ct));
        foreach (var wrong in new[] { null, "", "x", host.Get<DoorCodes>().ScreenKey(Guid.CreateVersion7()) })
            Assert.Null(await read.FindAsync(CalendarHost.Villager(), occurrence, wrong, Ct));
    }
}
