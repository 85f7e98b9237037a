using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Cmaf;
using Portal.Live.Streams;
using Portal.Live.Texts;

namespace Portal.Live.Recording;

/// <summary>All recordings of this installation, under <c>Portal:DataPath</c>/recordings.</summary>
internal sealed class RecordingStore(
    IConfiguration configuration,
    IHostEnvironment environment,
    LiveOptions options,
    IStringLocalizer<LiveTexts> texts,
    IEnumerable<IReplayGate> gates,
    Covers covers,
    TimeProvider clock,
    ILogger<RecordingStore> log) : IRecordings, IStreamPartFactory
{
    // Indexes of closed recordings that are kept read.
    private const int MostKept = 64;
    private readonly ConcurrentDictionary<Guid, Recorder> open = [];
    private readonly ConcurrentDictionary<Guid, (long Length, DateTime At, RecordingView View)> closed = [];
    private readonly string root = Path.Combine(
        Path.GetFullPath(configuration["Portal:DataPath"] ?? "data", environment.ContentRootPath), "recordings");

    /// <summary>Asks for the free bytes of the recordings' disk. Tests put their own here.</summary>
    public Func<string, long> FreeBytes { get; set; } = static path => new DriveInfo(path).AvailableFreeSpace;

    /// <inheritdoc />
    public IStreamPart? Create(LiveStream stream)
    {
        var plan = stream.Plan;
        if (!plan.Record || stream.Part<Segmenter>()?.Log is not { } segments)
            return null;
        Directory.CreateDirectory(root);
        RecordingLimits limits = new(plan.Delay, plan.KeepAtMost, options.MinFreeMegabytes * 1024L * 1024, () => FreeBytes(root), texts["diskFull"]);
        RecordingWriter writer = new(plan.StreamId, FolderOf(plan.StreamId), limits, clock, log);
        Recorder recorder = new(writer, open.GetValueOrDefault(plan.StreamId)?.Completion ?? Task.CompletedTask, texts["diskSlow"], log);
        open[plan.StreamId] = recorder;
        recorder.Completion.ContinueWith(_ => open.TryRemove(KeyValuePair.Create(plan.StreamId, recorder)), TaskScheduler.Default);
        segments.Sink = recorder;
        return recorder;
    }

    /// <summary>What the public, were it allowed to watch, may have of a recording; null when there is none.</summary>
    public async ValueTask<(RecordingView View, ReplayRight Right)?> ViewAsync(Guid streamId, CancellationToken ct)
    {
        if (View(streamId) is not { } view)
            return null;
        var right = gates.FirstOrDefault() is { } gate ? await gate.AskAsync(streamId, ct) : ReplayRight.Everything;
        return (view.For(right), right);
    }

    /// <summary>What may be played of a recording; null when there is none.</summary>
    public RecordingView? View(Guid streamId)
    {
        if (OpenRecorder(streamId) is { } recorder)
            return recorder.View().AsOf(clock.UtcNow());
        FileInfo file = new(FolderOf(streamId).IndexPath);
        if (!file.Exists)
            return null;
        if (closed.TryGetValue(streamId, out var known) && known.Length == file.Length && known.At == file.LastWriteTimeUtc)
            return known.View;
        var folder = FolderOf(streamId);
        var view = RecordingView.Of(folder.ReadIndex(), folder, isOpen: false, TimeSpan.Zero, isTrimmed: false);
        if (closed.Count >= MostKept)
            closed.Clear();
        closed[streamId] = (file.Length, file.LastWriteTimeUtc, view);
        return view;
    }

    /// <inheritdoc />
    public async ValueTask<Kit.Streams.Recording?> FindAsync(Guid streamId, CancellationToken ct = default)
    {
        if (await ViewAsync(streamId, ct) is not { View: var view })
            return null;
        return new Kit.Streams.Recording(streamId, view.Length, view.Bytes, $"/replay/{streamId}/index.m3u8", view.IsOpen)
        {
            Sound = view.Formats.Any(f => f is { Video: not null, Audio: not null }) ? $"/replay/{streamId}/sound.m3u8" : null,
            WantsCover = covers.Wants(view),
            Cover = covers.Has(view) ? $"/replay/{streamId}/cover.jpg" : null,
            Whole = TimeSpan.FromMilliseconds(view.Whole.Sum(s => s.Duration)),
            Cut = TimeSpan.FromMilliseconds(view.Whole.Where(s => s.IsCut && !view.Segments.Contains(s)).Sum(s => s.Duration)),
            Stretches = view.Stretches(),
        };
    }

    /// <inheritdoc />
    public async Task<bool> WriteMp4Async(Guid streamId, Stream output, CancellationToken ct = default)
    {
        if (await ViewAsync(streamId, ct) is not { View: { Segments.Count: > 0 } view })
            return false;
        await Mp4Join.WriteAsync(view, output, ct);
        return true;
    }

    /// <inheritdoc />
    public bool TakesCovers => covers.AreGiven;

    /// <inheritdoc />
    public async ValueTask<CoverAnswer> GiveCoverAsync(Guid streamId, ReadOnlyMemory<byte> jpeg, CancellationToken ct = default) =>
        View(streamId) is { } view ? await covers.TakeAsync(view, jpeg, clock.UtcNow(), ct) : CoverAnswer.NotWanted;

    /// <inheritdoc />
    public ValueTask<bool> DeleteAsync(Guid streamId, CancellationToken ct = default)
    {
        var folder = FolderOf(streamId);
        var isOpen = OpenRecorder(streamId) is not null;
        if (isOpen || !folder.Exists)
            return ValueTask.FromResult(!isOpen);
        Directory.Delete(folder.Path, recursive: true);
        log.LogInformation("Recording {Stream}: deleted", streamId);
        return ValueTask.FromResult(true);
    }

    // A recorder that is done counts as gone, also in the moment before it is taken off the list.
    private Recorder? OpenRecorder(Guid streamId) =>
        open.TryGetValue(streamId, out var recorder) && !recorder.Completion.IsCompleted ? recorder : null;

    /// <summary>Closes what an earlier process left open.</summary>
    public void RecoverAll()
    {
        if (!Directory.Exists(root))
            return;
        foreach (var path in Directory.EnumerateDirectories(root))
        {
            try
            {
                if (!new RecordingFolder(path).ReadIndex().IsEnded)
                    new RecordingFolder(path).Recover();
            }
            catch (IOException error)
            {
                log.LogError(error, "Recording in {Path}: cannot be closed", path);
            }
        }
    }

    private RecordingFolder FolderOf(Guid streamId) => new(Path.Combine(root, streamId.ToString("N")));
}
