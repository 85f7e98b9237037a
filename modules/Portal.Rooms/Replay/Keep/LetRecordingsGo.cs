using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Audit;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Storage.Database;
using Portal.Storage.Jobs;
using Portal.Storage.Signals;

namespace Portal.Rooms.Replay.Keep;

/// <summary>
/// Lets recordings go that are older than their place keeps them, but for protected ones. The audit trail says so before a
/// byte goes; files that a run could not delete go with the next.
/// </summary>
internal sealed class LetRecordingsGo(
    PortalStore store,
    IPlaces places,
    IPlaceSettings settings,
    IEnumerable<IRecordings> recordings,
    ISignals signals,
    IPageCache pages,
    TimeProvider clock,
    ILogger<LetRecordingsGo> log) : IJob
{
    private const int Batch = 100;
    private static readonly TimeSpan AsksAgain = TimeSpan.FromDays(30);

    public string Name => "rooms.let-recordings-go";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var place in await places.AllAsync(ct))
        {
            if ((await settings.GetAsync<VideoRules>(place, ct)).KeepDays is > 0 and var days)
                await MarkAsync(place, days, ct);
        }

        await DeleteFilesAsync(ct);
    }

    private async Task MarkAsync(Place place, int days, CancellationToken ct)
    {
        var before = clock.UtcNow().AddDays(-days);
        List<EpisodeRow> gone;
        do
        {
            gone = await store.WriteAsync(db => MarkAsync(db, place, before, days, ct), ct);
            foreach (var episode in gone)
                await EpisodeStreams.TellAsync(signals, pages, episode, ct);
        }
        while (gone.Count == Batch);
    }

    private async Task<List<EpisodeRow>> MarkAsync(PortalDb db, Place place, DateTime before, int days, CancellationToken ct)
    {
        var due = await db.Set<EpisodeRow>().AsTracking()
            .Where(e => e.State == EpisodeState.Ended && e.EndedAt < before && e.RecordingDeletedAt == null && !e.RecordingProtected
                && db.Set<RoomRow>().Any(r => r.Id == e.RoomId && r.PlaceId == place.Id))
            .OrderBy(e => e.EndedAt)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var episode in due)
        {
            episode.RecordingDeletedAt = clock.UtcNow();
            db.Audit(CurrentUser.Visitor, clock.UtcNow(), "rooms.replay-expired", $"episode:{episode.Id}", place.Id, $"{days}");
        }

        return due;
    }

    private async Task DeleteFilesAsync(CancellationToken ct)
    {
        if (recordings.FirstOrDefault() is not { } kept)
            return;
        var since = clock.UtcNow() - AsksAgain;
        await using var db = store.Open();
        await foreach (var id in db.Set<EpisodeRow>().Where(e => e.RecordingDeletedAt >= since).Select(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            try
            {
                await kept.DeleteAsync(id, ct);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                log.LogError(error, "The recording of episode {Episode} cannot be deleted; tried again tomorrow", id);
            }
        }
    }
}
