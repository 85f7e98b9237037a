using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Kit.Likes;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Events;

/// <summary>The feeds of this process. One runs while somebody watches its episode, and a minute longer.</summary>
internal sealed class Feeds(
    FeedReader reader, ISignals signals, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<Feeds> log)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Retry = "retry: 3000\n\n"u8.ToArray();
    private readonly ConcurrentDictionary<Guid, Running> running = new();

    /// <summary>People who read this episode's comments on this node now.</summary>
    public int ViewersOf(Guid episodeId) => running.TryGetValue(episodeId, out var found) ? found.Feed.Viewers : 0;

    /// <summary>Serves one viewer until it goes. False when there is no such episode, or it has ended.</summary>
    public async Task<bool> ServeAsync(Guid episodeId, long? after, HttpContext http)
    {
        var room = Enter(episodeId);
        await room.Ready.WaitAsync(http.RequestAborted);
        if (room.Feed.IsOver)
            return false;
        var viewer = new Viewer(http, clock);
        room.Watching[viewer] = 0;
        try
        {
            // Nothing here may hold the first chunk: it would keep all that follow alive as long as the viewer stays.
            await viewer.ServeAsync(await StartAsync(episodeId, room.Feed.Join(after), viewer, http));
        }
        finally
        {
            room.Feed.Leave();
            room.Watching.TryRemove(viewer, out _);
        }

        return true;
    }

    // Ends before the viewer begins to listen, so that what it got first is not kept with it.
    private async Task<Chunk> StartAsync(Guid episodeId, FeedEntry entry, Viewer viewer, HttpContext http)
    {
        await http.Response.StartAsync(http.RequestAborted);
        await viewer.WriteAsync(Retry);
        await WriteMissingAsync(episodeId, entry, viewer, http.RequestAborted);
        await viewer.WriteAsync(entry.First);
        return entry.From;
    }

    private async Task WriteMissingAsync(Guid episodeId, FeedEntry entry, Viewer viewer, CancellationToken ct)
    {
        const int page = 500;
        for (var at = entry.MissingAfter; at < entry.MissingUpTo; at += page)
        {
            foreach (var line in await reader.LinesAsync(episodeId, at.Value, Math.Min(at.Value + page, entry.MissingUpTo), ct))
                await viewer.WriteAsync(line.Bytes);
        }
    }

    private Running Enter(Guid episodeId)
    {
        while (true)
        {
            var room = running.GetOrAdd(episodeId, id => new Running(new Feed(id, reader, clock)));
            lock (room)
            {
                if (room.IsClosed)
                    continue;
                room.LastSeen = clock.GetTimestamp();
                room.Loop ??= Task.Run(() => RunAsync(episodeId, room));
                return room;
            }
        }
    }

    private async Task RunAsync(Guid episodeId, Running room)
    {
        using var wakes = signals.Subscribe(EpisodeLog.Topic(episodeId), room.Feed.Wake);
        using var hearts = signals.Subscribe(ILikes.Topic(episodeId), room.Feed.WakeLikes);
        using var timer = new PeriodicTimer(Tick, clock);
        var stopping = lifetime.ApplicationStopping;
        try
        {
            do
            {
                await PumpAsync(episodeId, room, stopping);
            }
            while (!CloseWhenIdle(episodeId, room) && await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops: everybody is let go below.
        }
        finally
        {
            room.Feed.Close();
        }
    }

    private async Task PumpAsync(Guid episodeId, Running room, CancellationToken ct)
    {
        try
        {
            await room.Feed.PumpAsync(ct);
            room.FirstPump.TrySetResult();
            foreach (var viewer in room.Watching.Keys)
            {
                if (viewer.DropWhenStuck(Patience))
                    log.LogInformation("A viewer of {Episode} stopped reading and was dropped", episodeId);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database may be away for a while; viewers stay connected and get what they missed when it is back.
            log.LogError(failure, "The comments of {Episode} could not be read", episodeId);
            room.Feed.Wake();
        }
    }

    private bool CloseWhenIdle(Guid episodeId, Running room)
    {
        lock (room)
        {
            if (!room.Watching.IsEmpty)
                room.LastSeen = clock.GetTimestamp();
            if (clock.GetElapsedTime(room.LastSeen) < IdleAfter)
                return false;
            room.IsClosed = true;
            running.TryRemove(episodeId, out _);
            return true;
        }
    }

    private sealed class Running(Feed feed)
    {
        public Feed Feed { get; } = feed;

        public ConcurrentDictionary<Viewer, byte> Watching { get; } = new();

        public TaskCompletionSource FirstPump { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ready => FirstPump.Task;

        public Task? Loop { get; set; }

        public long LastSeen { get; set; }

        public bool IsClosed { get; set; }
    }
}
