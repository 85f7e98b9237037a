using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Requests.Escalation;

/// <summary>
/// What the clock does by itself: tells holder, backup and supervisor at 50, 80 and 100 %, and takes the steps of time
/// (待补充 after 72 h, 待评单 after 14 days …). A notice's key names clock, cycle and level, so that neither a restart nor a
/// second node tells anybody twice.
/// </summary>
internal sealed class EscalateJob(
    PortalStore store, OrderWrites writes, TopicDesk desk, TimeProvider clock, IStringLocalizer<RequestsTexts> texts, ILogger<EscalateJob> log) : IJob
{
    private const int Batch = 100;

    public string Name => "requests.clock";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        List<Guid> due;
        await using (var db = store.Open())
            due = await db.Set<OrderRow>().Where(o => o.NextStep <= now).OrderBy(o => o.NextStep).Select(o => o.Id).Take(Batch).ToListAsync(ct);
        foreach (var id in due)
        {
            var done = await writes.RunAsync(db => LookAsync(db, id, now, ct), ct);
            if (!done.IsDone)
                log.LogWarning("The clock could not act on {Order}: {Message}", id, done.Refusal.Message);
        }
    }

    private async Task<bool> LookAsync(PortalDb db, Guid id, DateTime now, CancellationToken ct)
    {
        var kind = TopicKind.Instance;
        var row = await db.Set<OrderRow>().SingleAsync(o => o.Id == id, ct);
        var request = await Ledger.ReadAsync(db, id, ct);
        foreach (var (run, percent) in NextStep.Reached(kind, request, now))
            await TellAsync(db, row, run, percent, now, ct);
        if (NextStep.TimesOut(kind, request) <= now)
        {
            await desk.DoAsync(db, row, new Step(kind.TimeLimits[request.State].Command, Actor.System), ct);
            return true;
        }

        row.NextStep = NextStep.After(kind, request, now);
        return true;
    }

    private async Task TellAsync(PortalDb db, OrderRow row, ClockRun run, int percent, DateTime now, CancellationToken ct)
    {
        var key = $"order:{row.Id:N}:{run.Name}:{run.Cycle}:{percent}";
        if (await db.Set<NoticeRow>().AnyAsync(n => n.Key.StartsWith(key + ":"), ct))
            return;
        var title = texts[percent >= 100 ? "escalate.late" : "escalate.soon", row.Number];
        var text = texts["escalate.text", texts[$"clock.{run.Name}"].Value, Moments.Say(texts, run.Due, now)];
        var address = $"/desk/orders?view=overdue&order={row.Number}";
        var team = await db.Set<MemberRow>().Where(m => m.UnitId == row.UnitId).ToListAsync(ct);
        var told = Levels.Whom(row.HolderId, row.BackupId, [.. team.Where(m => m.AbsentUntil > now).Select(m => m.PersonId)], [.. team.OrderBy(m => m.Part).Select(m => m.PersonId)], percent);
        foreach (var person in told)
            db.NotifyPerson(person, $"{key}:{person:N}", title, text, address, now);
        if (told.Count == 0 || percent >= 100)
            db.NotifyStaff(percent >= 100 ? RequestPermissions.Supervise : RequestPermissions.Triage, row.PlaceId, $"{key}:staff", title, text, address, now);
    }
}
