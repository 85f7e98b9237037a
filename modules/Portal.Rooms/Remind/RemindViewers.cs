using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Rooms.Remind;

/// <summary>
/// Puts a notice into the outbox for whoever asked, ten minutes before the planned start, or at once when the host is early.
/// An episode that moved is told again for its new time.
/// </summary>
internal sealed class RemindViewers(PortalStore store, TimeProvider clock, IStringLocalizer<RoomsTexts> t) : IJob
{
    /// <summary>How long before the start.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    // Somebody whose server was down at the time is not told of what is long over.
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(30);
    private const int Batch = 200;

    public string Name => "rooms.remind";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var episode in await DueAsync(ct))
        {
            while (await store.WriteAsync(db => TellAsync(db, episode, ct), ct) == Batch)
                ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<EpisodeFacts>> DueAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        var (soon, late) = (now + Ahead, now - TooLate);
        await using var db = store.Open();
        var ids = await db.Set<EpisodeRow>()
            .Where(e => (e.State == EpisodeState.Announced || e.State == EpisodeState.OnAir) && e.StartsAt > late && (e.StartsAt <= soon || e.State == EpisodeState.OnAir))
            .Where(e => db.Set<ReminderRow>().Any(r => r.EpisodeId == e.Id && (r.ToldOf == null || r.ToldOf != e.StartsAt)))
            .Select(e => e.Id).Take(Batch).ToListAsync(ct);
        List<EpisodeFacts> due = [];
        foreach (var id in ids)
        {
            if (await EpisodeFacts.FindAsync(db, id, ct) is { } facts)
                due.Add(facts);
        }

        return due;
    }

    private async Task<int> TellAsync(PortalDb db, EpisodeFacts facts, CancellationToken ct)
    {
        var starts = facts.Episode.StartsAt;
        var waiting = await db.Set<ReminderRow>().AsTracking()
            .Where(r => r.EpisodeId == facts.Id && (r.ToldOf == null || r.ToldOf != starts)).OrderBy(r => r.PersonId).Take(Batch).ToListAsync(ct);
        var onAir = facts.Episode.State == EpisodeState.OnAir;
        foreach (var one in waiting)
        {
            one.ToldOf = starts;
            db.NotifyPerson(
                one.PersonId,
                $"rooms.remind:{facts.Id:N}:{one.PersonId:N}:{starts:yyyyMMddHHmm}",
                t[onAir ? "remind.on-air" : "remind.soon", facts.Episode.Title],
                t["remind.text", facts.Room.Name, ChinaTime.ToLocal(starts)],
                facts.Address,
                clock.UtcNow());
        }

        return waiting.Count;
    }
}
