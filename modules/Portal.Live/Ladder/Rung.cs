using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Portal.Live.Cmaf;
using Portal.Live.Streams;

namespace Portal.Live.Ladder;

/// <summary>
/// One smaller picture of a stream: frames go to a child process, what comes back is cut into segments where the stream's
/// own are. A child that fails, hangs or falls behind is killed, and another begins at the next segment after a pause that grows.
/// </summary>
internal sealed class Rung : IDisposable
{
    /// <summary>The rungs that every ladder has, largest first; those not smaller than the picture itself stay empty.</summary>
    public static readonly IReadOnlyList<RungForm> Usual = [new(480, 700), new(240, 250)];

    // About ten seconds: a child that is further behind does not keep up.
    private const int MostQueued = 800;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly Channel<RungFrame> queue = Channel.CreateBounded<RungFrame>(new BoundedChannelOptions(MostQueued) { SingleReader = true });
    private readonly Lock gate = new();
    private readonly Segmenter segmenter;
    private readonly Ffmpeg ffmpeg;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private CancellationTokenSource run = new();
    private Transcoding? current;
    private RungFrame? pending;
    private Tracks? tracks;
    private bool cutsNext;
    private volatile bool isCut;
    private volatile int generation;

    /// <summary>Starts to wait for frames.</summary>
    public Rung(RungForm form, SegmentLog segments, Ffmpeg ffmpeg, LiveOptions options, TimeProvider clock, ILogger log)
    {
        (Form, Log, this.ffmpeg, this.clock, this.log) = (form, segments, ffmpeg, clock, log);
        segmenter = new Segmenter(segments, options, frame => cutsNext);
        Ended = Task.Run(RunAsync);
    }

    /// <summary>What it is like.</summary>
    public RungForm Form { get; }

    /// <summary>Its segments.</summary>
    public SegmentLog Log { get; }

    /// <summary>Ends when the last child has gone.</summary>
    public Task Ended { get; }

    /// <summary>Process id of the child, or null. For tests.</summary>
    public int? ChildId => Volatile.Read(ref current)?.ProcessId;

    /// <summary>Takes a frame; never waits. One that finds no room costs the child its life.</summary>
    public void Take(RungFrame frame)
    {
        if (!isCut && !queue.Writer.TryWrite(frame))
            run.Cancel();
    }

    /// <summary>The public edge froze: what is on its way stays out.</summary>
    public void Cut(int next)
    {
        lock (gate)
        {
            (isCut, generation) = (true, next);
            run.Cancel();
            segmenter.OnCut();
        }
    }

    /// <summary>What follows is public again.</summary>
    public void Release()
    {
        lock (gate)
        {
            isCut = false;
            segmenter.OnRelease();
        }
    }

    /// <summary>The stream is over; what the child still holds comes out.</summary>
    public void End() => queue.Writer.TryComplete();

    /// <inheritdoc />
    public void Dispose() => run.Dispose();

    /// <summary>A frame came back from a child. Ignored from one that was cut off.</summary>
    internal void Add(Frame frame, Tracks made, bool cuts, CancellationToken of)
    {
        lock (gate)
        {
            if (of.IsCancellationRequested)
                return;
            if (tracks is null || tracks.Video != made.Video || tracks.Audio != made.Audio)
                tracks = made;
            cutsNext = cuts;
            segmenter.OnFrame(frame, tracks);
        }
    }

    private async Task RunAsync()
    {
        var pause = TimeSpan.FromSeconds(1);
        while (await NextStartAsync() is { } start)
        {
            var began = clock.GetTimestamp();
            try
            {
                await TranscodeAsync(start);
            }
            catch (Exception error) when (error is InvalidOperationException or IOException or InvalidDataException or TimeoutException or OperationCanceledException or System.ComponentModel.Win32Exception)
            {
                log.LogWarning("{Rung}: ffmpeg failed, again in {Pause}: {Reason}", Form.Name, pause, error.Message);
                await Task.Delay(pause, clock);
                pause = clock.GetElapsedTime(began) > LongestPause ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks * 2));
                while (queue.Reader.TryRead(out _))
                {
                    // What waited during the pause is too old to show.
                }
            }
        }

        lock (gate)
        {
            segmenter.OnEnd();
        }
    }

    // The next frame with which a child can begin: a segment of a picture that is larger than the rung.
    private async Task<RungFrame?> NextStartAsync()
    {
        while (pending is not null || await queue.Reader.WaitToReadAsync())
        {
            var next = pending;
            pending = null;
            if (next is null && !queue.Reader.TryRead(out next))
                continue;
            if (next.Generation == generation && next is { Cuts: true, Tracks.Video: { } video } && video.Height > Form.Height)
                return next;
        }

        return null;
    }

    private async Task TranscodeAsync(RungFrame start)
    {
        if (Fresh(start.Generation) is not { } ct)
            return;
        await using Transcoding transcoding = new(ffmpeg, Form, start, (frame, made, cuts) => Add(frame, made, cuts, ct), ct);
        Volatile.Write(ref current, transcoding);
        log.LogInformation("{Rung}: ffmpeg {Process} begins", Form.Name, transcoding.ProcessId);
        try
        {
            await transcoding.WriteAsync(start, ct);
            while (await queue.Reader.WaitToReadAsync(ct) && queue.Reader.TryRead(out var next))
            {
                if (next.Frame.Breaks || !ReferenceEquals(next.Tracks, start.Tracks))
                {
                    pending = next;
                    break;
                }

                await transcoding.WriteAsync(next, ct);
            }

            await transcoding.FinishAsync(ct);
            lock (gate)
            {
                segmenter.OnInterrupted();
            }
        }
        catch (Exception error) when (start.Generation != generation && error is OperationCanceledException or IOException)
        {
            log.LogInformation("{Rung}: ffmpeg ends, the stream was cut off", Form.Name);
        }
        finally
        {
            Volatile.Write(ref current, null);
        }
    }

    // Null when the stream was cut off meanwhile: what waited for a child then is not to be shown.
    private CancellationToken? Fresh(int started)
    {
        lock (gate)
        {
            if (started != generation)
                return null;
            if (run.IsCancellationRequested)
                run = new CancellationTokenSource();
            return run.Token;
        }
    }
}
