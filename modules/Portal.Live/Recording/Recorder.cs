using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Portal.Live.Cmaf;
using Portal.Live.Streams;

namespace Portal.Live.Recording;

/// <summary>
/// Records one stream: takes its parts and segments as they come and has them written behind the stream's back. A disk
/// that is full or too slow stops the recording, never the broadcast.
/// </summary>
internal sealed class Recorder : ISegmentSink, IStreamPart, IRecordingState
{
    // About a minute of parts; more means that the disk does not keep up.
    private const int MostQueued = 240;
    private readonly Channel<Action<RecordingWriter>> work = Channel.CreateBounded<Action<RecordingWriter>>(
        new BoundedChannelOptions(MostQueued) { SingleReader = true });

    private readonly Dictionary<long, int> numbers = [];
    private readonly RecordingWriter writer;
    private readonly ILogger log;
    private readonly string tooSlow;
    private string? stopped;

    /// <summary>Starts to write as soon as <paramref name="before"/>, an earlier recorder of the same stream, is done.</summary>
    public Recorder(RecordingWriter writer, Task before, string tooSlow, ILogger log)
    {
        (this.writer, this.tooSlow, this.log) = (writer, tooSlow, log);
        Completion = Task.Run(() => WriteAsync(before));
    }

    /// <inheritdoc />
    public Task Completion { get; }

    /// <inheritdoc />
    public TimeSpan Recorded => TimeSpan.FromMilliseconds(writer.Milliseconds);

    /// <inheritdoc />
    public string? Stopped => Volatile.Read(ref stopped) ?? writer.Stopped;

    /// <summary>What is on disk, as a copy.</summary>
    public RecordingView View() => writer.View();

    /// <inheritdoc />
    public void OnPart(Segment segment, Part part)
    {
        var isFirst = segment.Parts.Count == 1;
        Enqueue(w =>
        {
            if (isFirst)
            {
                numbers[segment.Number] = w.Open(segment);
                // Only segments that a delay holds back can still be cut.
                numbers.Remove(segment.Number - 100);
            }

            w.Add(part);
        });
    }

    /// <inheritdoc />
    public void OnClosed(Segment segment) => Enqueue(w => w.Close());

    /// <inheritdoc />
    public void OnCut(Segment segment) => Enqueue(w =>
    {
        if (numbers.TryGetValue(segment.Number, out var number))
            w.Cut(number);
    });

    /// <inheritdoc />
    public void OnEnd() => work.Writer.TryComplete();

    private void Enqueue(Action<RecordingWriter> step)
    {
        if (work.Writer.TryWrite(step) || Stopped is not null)
            return;
        Volatile.Write(ref stopped, tooSlow);
        work.Writer.TryComplete();
        log.LogError("Recording {Stream}: stopped, the disk is too slow", writer.StreamId);
    }

    private async Task WriteAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await foreach (var step in work.Reader.ReadAllAsync())
                step(writer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref stopped, error.Message);
            work.Writer.TryComplete();
            log.LogError(error, "Recording {Stream}: stopped", writer.StreamId);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
