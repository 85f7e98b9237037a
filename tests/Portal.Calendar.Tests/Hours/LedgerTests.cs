using Microsoft.EntityFrameworkCore;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Hours;
using Portal.Calendar.Hours.Accept;
using Portal.Calendar.Hours.Certify;
using Portal.Calendar.Hours.Correct;
using Portal.Calendar.Hours.Record;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Testing;

namespace Portal.Calendar.Tests.Hours;

public class LedgerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Hours_count_only_when_the_volunteer_has_accepted_them(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (occurrence, volunteer) = await ServedAsync(host);
        var entry = (await host.Get<RecordHours>().HandleAsync(CalendarHost.Editor(), occurrence, volunteer.Id!.Value, 120, Ct)).Value;
        Assert.Equal(0, await CountingAsync(host));
        await using (var db = host.Store.Open())
            Assert.Equal(volunteer.Id, (await db.Set<NoticeRow>().SingleAsync(Ct)).PersonId);
        Assert.Equal(RefusalKind.NotFound, (await host.Get<AnswerHours>().HandleAsync(CalendarHost.Villager(), entry, true, "", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await host.Get<AnswerHours>().HandleAsync(CurrentUser.Visitor, entry, true, "", Ct)).Refusal!.Kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => host.Get<AnswerHours>().HandleAsync(volunteer, entry, true, "", Ct), Ct)));
        Assert.Contains(answers, a => a.IsDone);
        Assert.Equal(120, await CountingAsync(host));
        Assert.Equal(RefusalKind.Conflict, (await host.Get<AnswerHours>().HandleAsync(volunteer, entry, false, "不对", Ct)).Refusal!.Kind);
    }

    [Theory, BothDatabases]
    public async Task Pressing_twenty_times_notes_one_line(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (occurrence, volunteer) = await ServedAsync(host);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => host.Get<RecordHours>().HandleAsync(CalendarHost.Editor(), occurrence, volunteer.Id!.Value, 60, Ct), Ct)));
        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal(RefusalKind.Conflict, o.Refusal!.Kind));
    }

    [Fact]
    public async Task A_mistake_is_taken_back_by_a_counter_entry_once_and_noted_anew()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, volunteer) = await ServedAsync(host);
        var (editor, person) = (CalendarHost.Editor(), volunteer.Id!.Value);
        var wrong = (await host.Get<RecordHours>().HandleAsync(editor, occurrence, person, 240, Ct)).Value;
        await host.Get<AnswerHours>().HandleAsync(volunteer, wrong, true, "", Ct);
        Assert.Equal(RefusalKind.Conflict, (await host.Get<RecordHours>().HandleAsync(editor, occurrence, person, 120, Ct)).Refusal!.Kind);
        var correct = host.Get<CorrectHours>();
        Assert.Equal("reason", (await correct.HandleAsync(editor, wrong, " ", Ct)).Refusal!.Field);
        Assert.Equal(RefusalKind.NotFound, (await correct.HandleAsync(CalendarHost.Editor("qinghe/shiqiao/"), wrong, "记错", Ct)).Refusal!.Kind);
        var counter = (await correct.HandleAsync(editor, wrong, "多记了两小时", Ct)).Value;
        Assert.Equal(RefusalKind.Conflict, (await correct.HandleAsync(editor, wrong, "再冲", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await correct.HandleAsync(editor, counter, "冲掉冲正", Ct)).Refusal!.Kind);
        Assert.Equal(0, await CountingAsync(host));
        var right = (await host.Get<RecordHours>().HandleAsync(editor, occurrence, person, 120, Ct)).Value;
        await host.Get<AnswerHours>().HandleAsync(volunteer, right, true, "", Ct);
        Assert.Equal(120, await CountingAsync(host));
        var lines = await host.Get<HoursBook>().OfAsync(person, Ct);
        Assert.Equal([120, -240, 240], lines.Select(l => l.Row.Minutes));
        Assert.True(HoursChain.IsWhole(lines.Reverse().Select(l => l.Row)));
    }

    [Fact]
    public async Task Strangers_oneself_too_long_too_early_and_other_villages_are_refused()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, volunteer) = await ServedAsync(host);
        var record = host.Get<RecordHours>();
        async Task<RefusalKind> RefusedAsync(CurrentUser who, Guid at, Guid person, int minutes) => (await record.HandleAsync(who, at, person, minutes, Ct)).Refusal!.Kind;
        var editor = CalendarHost.Editor();
        Assert.Equal(RefusalKind.NotFound, await RefusedAsync(editor, occurrence, Guid.CreateVersion7(), 60));
        Assert.Equal(RefusalKind.Forbidden, await RefusedAsync(editor, occurrence, editor.Id!.Value, 60));
        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(editor, occurrence, volunteer.Id!.Value, 0));
        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(editor, occurrence, volunteer.Id!.Value, 301));
        Assert.Equal(RefusalKind.NotFound, await RefusedAsync(CalendarHost.Editor("qinghe/shiqiao/"), occurrence, volunteer.Id!.Value, 60));
        Assert.Equal(RefusalKind.NotFound, await RefusedAsync(CalendarHost.Villager(), occurrence, volunteer.Id!.Value, 60));
        var (_, coming) = await host.PlanAsync();
        Assert.Equal(RefusalKind.Conflict, await RefusedAsync(editor, coming, volunteer.Id!.Value, 60));
    }

    [Theory, BothDatabases]
    public async Task A_certificate_is_checked_by_its_code_and_tells_of_later_corrections_and_of_a_tampered_book(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (occurrence, volunteer) = await ServedAsync(host);
        var issue = host.Get<IssueCertificate>();
        Assert.Equal(RefusalKind.Conflict, (await issue.HandleAsync(volunteer, Ct)).Refusal!.Kind);
        var entry = (await host.Get<RecordHours>().HandleAsync(CalendarHost.Editor(), occurrence, volunteer.Id!.Value, 150, Ct)).Value;
        await host.Get<AnswerHours>().HandleAsync(volunteer, entry, true, "", Ct);
        var code = (await issue.HandleAsync(volunteer, Ct)).Value!;
        Assert.Equal(code, (await issue.HandleAsync(volunteer, Ct)).Value);
        var read = host.Get<ReadCertificate>();
        foreach (var typed in new[] { code, CertificateCode.Print(code), $" {code.ToLowerInvariant()} " })
        {
            var found = (await read.FindAsync(typed, Ct))!;
            Assert.Equal((150, 150, true, "王*"), (found.Row.Minutes, found.StillMinutes, found.IsWhole, found.MaskedName));
        }
        foreach (var wrong in new[] { null, "", "O0I1", new string('A', 12), new string('A', 500), "'; drop" })
            Assert.Null(await read.FindAsync(wrong, Ct));

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Get<CorrectHours>().HandleAsync(CalendarHost.Editor(), entry, "记错人了", Ct);
        var corrected = (await read.FindAsync(code, Ct))!;
        Assert.Equal((150, 0, true), (corrected.Row.Minutes, corrected.StillMinutes, corrected.IsWhole));

        await host.Store.WriteAsync(db => db.Set<HoursRow>().Where(h => h.Id == entry).ExecuteUpdateAsync(set => set.SetProperty(h => h.Minutes, 999), Ct), Ct);
        Assert.False((await read.FindAsync(code, Ct))!.IsWhole);
    }

    [Fact]
    public async Task What_a_volunteer_does_not_accept_goes_to_the_staff_with_their_words()
    {
        await using var host = await CalendarHost.StartAsync();
        var (occurrence, volunteer) = await ServedAsync(host);
        var entry = (await host.Get<RecordHours>().HandleAsync(CalendarHost.Editor(), occurrence, volunteer.Id!.Value, 60, Ct)).Value;
        Assert.Equal(RefusalKind.Invalid, (await host.Get<AnswerHours>().HandleAsync(volunteer, entry, false, new string('长', 101), Ct)).Refusal!.Kind);
        Assert.True((await host.Get<AnswerHours>().HandleAsync(volunteer, entry, false, "我那天没去", Ct)).IsDone);
        await using var db = host.Store.Open();
        Assert.Contains("我那天没去", (await db.Set<NoticeRow>().SingleAsync(n => n.PersonId == null, Ct)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountingAsync(host));
    }

    internal static async Task<(Guid Occurrence, CurrentUser Volunteer)> ServedAsync(StorageHost host)
    {
        var (_, occurrence) = await host.PlanAsync(registers: false, ahead: TimeSpan.FromHours(-3));
        var volunteer = CalendarHost.Villager();
        await host.Store.WriteAsync(db =>
        {
            db.Add(new AttendanceRow { Id = Guid.CreateVersion7(), OccurrenceId = occurrence, Who = $"p:{volunteer.Id}", PersonId = volunteer.Id, Seats = 1, State = Attendance.Here, At = host.Now(), MarkedAt = host.Now() });
            return Task.CompletedTask;
        }, Ct);
        return (occurrence, volunteer);
    }

    private static async Task<int> CountingAsync(StorageHost host)
    {
        await using var db = host.Store.Open();
        return await HoursBook.Counting(db).SumAsync(h => h.Minutes, Ct);
    }
}
