using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Portal.Kit.Episodes;
using Portal.Kit.Events;
using Portal.Kit.Streams;
using Portal.Kit.Web;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Programme;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Signals;

namespace Portal.Rooms.Publish;

/// <summary>Follows the streams: first media puts the episode on air, the end of the grace time ends it.</summary>
internal sealed class EpisodeStreams(
    PortalStore store, ISignals signals, IPageCache pages, Feeds feeds, Func<IStreams> streams, IHostApplicationLifetime lifetime) : IStreamWatcher
{
    public async Task OnAsync(StreamChange change, CancellationToken ct)
    {
        // A server that stops ends no episode: the host who reconnects goes on where it was.
        if (change.Kind == StreamChangeKind.Ended && lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        var episode = await store.WriteAsync(db => ApplyAsync(db, change, feeds.ViewersOf(change.StreamId), ct), ct);
        if (episode is null)
            return;
        if (episode.CutOffAt is not null && change.Kind is StreamChangeKind.Started or StreamChangeKind.Returned)
            streams().CutOff(episode.Id);
        await TellAsync(signals, pages, episode, ct);
    }

    /// <summary>Wakes the episode's readers and drops the pages that show its state.</summary>
    public static async Task TellAsync(ISignals signals, IPageCache pages, EpisodeRow episode, CancellationToken ct)
    {
        await pages.EvictAsync(RoomTags.Of(episode), ct);
        await signals.RaiseAsync(EpisodeLog.Topic(episode.Id), ct);
    }

    private static async Task<EpisodeRow?> ApplyAsync(PortalDb db, StreamChange change, int viewers, CancellationToken ct)
    {
        var episode = await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.Id == change.StreamId, ct);
        if (episode is null || episode.State is EpisodeState.Ended or EpisodeState.Cancelled)
            return null;
        episode.SignalAt = change.At;

        // Short episodes too have a beginning and an end in their figures, whatever falls between two pulses.
        await ViewerSampleRow.NoteAsync(db, episode.Id, change.At, viewers, 0, new AudienceCount(0, 0, 0, 0), ct);
        episode.Peak = Math.Max(episode.Peak, viewers);
        switch (change.Kind)
        {
            case StreamChangeKind.Started or StreamChangeKind.Returned:
                episode.Interrupted = false;
                episode.StartedAt ??= change.At;
                if (episode.State == EpisodeState.Announced)
                    await AnnounceAsync(db, episode, EpisodeState.OnAir, ct);
                break;
            case StreamChangeKind.Interrupted:
                episode.Interrupted = true;
                break;
            case StreamChangeKind.Ended when !episode.IsDemoLoop:
                await EndAsync(db, episode, change.At, ct);
                break;
        }

        return episode;
    }

    /// <summary>Ends an episode in this transaction: no key opens it again, its replay is there.</summary>
    public static Task EndAsync(PortalDb db, EpisodeRow episode, DateTime at, CancellationToken ct)
    {
        episode.Interrupted = false;
        episode.EndedAt = at;
        episode.CutOffAt = null;
        episode.AnsweringOrderId = null;
        return AnnounceAsync(db, episode, EpisodeState.Ended, ct);
    }

    private static async Task AnnounceAsync(PortalDb db, EpisodeRow episode, EpisodeState becomes, CancellationToken ct)
    {
        episode.State = becomes;
        var place = await db.Set<RoomRow>().Where(r => r.Id == episode.RoomId).Select(r => r.PlaceId).SingleAsync(ct);
        db.Announce(new EpisodeAired(episode.Id, episode.RoomId, place, becomes == EpisodeState.OnAir));
    }
}
