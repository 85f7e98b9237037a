using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics;
using Portal.Requests.Units;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Requests.Escalation;

/// <summary>
/// What the clock does by itself, for every kind of request: tells holder, backup and supervisor at 50, 80 and 100 %, and
/// takes the steps of time (待补充 after 72 h, 待评单 after 14 days …). A notice's key names clock, cycle and level, so that
/// neither a restart nor a second node tells anybody twice.
/// </summary>
internal sealed class EscalateJob(
    PortalStore store, OrderWrites writes, IEnumerable<IRequestDesk> desks, KindWords words, TimeProvider clock, IStringLocalizer<RequestsTexts> texts, ILogger<EscalateJob> log) : IJob
{
    private const int Batch = 100;

    private readonly Dictionary<string, IRequestDesk> desks = desks.ToDictionary(d => d.Kind.Name);

    public string Name => "requests.clock";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        var known = desks.Keys.ToList();
        List<Guid> due;
        await using (var db = store.Open())
            due = await db.Set<OrderRow>().Where(o => o.NextStep <= now && known.Contains(o.Kind)).OrderBy(o => o.NextStep).Select(o => o.Id).Take(Batch).ToListAsync(ct);
        foreach (var id in due)
        {
            var done = await writes.RunAsync(db => LookAsync(db, id, now, ct), ct);
            if (!done.IsDone)
                log.LogWarning("The clock could not act on {Order}: {Message}", id, done.Refusal.Message);
        }
    }

    private async Task<bool> LookAsync(PortalDb db, Guid id, DateTime now, CancellationToken ct)
    {
        var row = await db.Set<OrderRow>().SingleAsync(o => o.Id == id, ct);
        var desk = desks[row.Kind];
        var request = await Ledger.ReadAsync(db, id, ct);
        foreach (var (run, percent) in NextStep.Reached(desk.Kind, request, now))
            await TellAsync(db, desk, row, run, percent, now, ct);
        if (NextStep.TimesOut(desk.Kind, request) <= now)
        {
            await desk.TickAsync(db, row, desk.Kind.TimeLimits[request.State].Command, ct);
            return true;
        }

        row.NextStep = NextStep.After(desk.Kind, request, now);
        return true;
    }

    private async Task TellAsync(PortalDb db, IRequestDesk desk, OrderRow row, ClockRun run, int percent, DateTime now, CancellationToken ct)
    {
        var key = $"order:{row.Id:N}:{run.Name}:{run.Cycle}:{percent}";
        if (await db.Set<NoticeRow>().AnyAsync(n => n.Key.StartsWith(key + ":"), ct))
            return;

        // Those who work on the group answer for its earliest due time: a merged request's clock is told to its parent's people.
        var about = row.ParentId is { } parentId ? await db.Set<OrderRow>().AsNoTracking().SingleAsync(o => o.Id == parentId, ct) : row;
        if (about != row && await RunsBeforeAsync(db, desk, about, run, ct))
            return;
        var title = texts[percent >= 100 ? "escalate.late" : "escalate.soon", about.Number];
        var text = texts["escalate.text", words.Say(desk.Kind, $"clock.{run.Name}"), Moments.Say(texts, run.Due, now)];
        var team = await db.Set<MemberRow>().Where(m => m.UnitId == about.UnitId).ToListAsync(ct);
        var told = Levels.Whom(about.HolderId, about.BackupId, [.. team.Where(m => m.AbsentUntil > now).Select(m => m.PersonId)], [.. team.OrderBy(m => m.Part).Select(m => m.PersonId)], percent);
        foreach (var person in told)
            db.NotifyPerson(person, $"{key}:{person:N}", title, text, desk.Address(about), now);
        if (told.Count == 0 || percent >= 100)
            db.NotifyStaff(percent >= 100 ? RequestPermissions.Supervise : RequestPermissions.Triage, about.PlaceId, $"{key}:staff", title, text, desk.Address(about), now);
    }

    // The parent's own clock of that name is told of anyway, and sooner.
    private static async Task<bool> RunsBeforeAsync(PortalDb db, IRequestDesk desk, OrderRow parent, ClockRun run, CancellationToken ct) =>
        ClockFace.Read(desk.Kind, await Ledger.ReadAsync(db, parent.Id, ct)).Any(r => r.IsRunning && r.Name == run.Name && r.Due <= run.Due);
}
