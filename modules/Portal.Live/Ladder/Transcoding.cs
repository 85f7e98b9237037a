using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using Portal.Live.Flv;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Ladder;

/// <summary>One run of ffmpeg: frames in, frames out, from a segment's start until the stream breaks.</summary>
internal sealed class Transcoding : IAsyncDisposable
{
    private const long MostBytes = 500L * 1024 * 1024;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);
    private readonly Process process;
    private readonly ChildInput child;
    private readonly Task reading;
    private readonly Task<string> errors;
    private readonly Queue<RungFrame> keys = [];
    private readonly Action<Frame, Tracks, bool> add;
    private readonly long start;
    private readonly CancellationTokenRegistration killing;
    private long keyAt;
    private DateTime keyArrived;
    private VideoTrack? video;
    private AudioTrack? audio;
    private Tracks? made;
    private bool isFirst = true;

    /// <summary>Starts the child.</summary>
    public Transcoding(Ffmpeg ffmpeg, RungForm form, RungFrame first, Action<Frame, Tracks, bool> add, CancellationToken ct)
    {
        this.add = add;
        start = first.Frame.Dts;
        child = new ChildInput(first.Tracks, start);
        process = ffmpeg.Start(form.Arguments(child.Format, child.HasSound));
        ProcessId = process.Id;
        errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        reading = Task.Run(ReadAsync, CancellationToken.None);
        // A write to a child that reads no more cannot be taken back: only its end frees it.
        killing = ct.Register(Kill);
    }

    /// <summary>The child's process id.</summary>
    public int ProcessId { get; }

    /// <summary>Hands a frame to the child.</summary>
    /// <exception cref="InvalidOperationException">The child has ended or eats too much.</exception>
    public async Task WriteAsync(RungFrame frame, CancellationToken ct)
    {
        if (reading.IsCompleted)
            throw new InvalidOperationException(await ReasonAsync());
        if (frame.Frame is { Kind: TrackKind.Video, IsKey: true })
        {
            lock (keys)
                keys.Enqueue(frame);
            process.Refresh();
            if (!process.HasExited && process.WorkingSet64 > MostBytes)
                throw new InvalidOperationException("It takes too much memory.");
        }

        var input = process.StandardInput.BaseStream;
        if (isFirst)
            await input.WriteAsync(child.Opening(), ct);
        isFirst = false;
        if (child.Write(frame.Frame) is not { } bytes)
            return;
        await input.WriteAsync(bytes, ct);
        await input.FlushAsync(ct);
    }

    /// <summary>Nothing more comes: waits a little for what the child still holds.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        process.StandardInput.Close();
        await reading.WaitAsync(LastWords, ct);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await killing.DisposeAsync();
        Kill();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private async Task<string> ReasonAsync()
    {
        Kill();
        var said = (await errors).Trim();
        return said.Length == 0 ? reading.Exception?.InnerException?.Message ?? "It ended." : said[..Math.Min(said.Length, 300)];
    }

    private async Task ReadAsync()
    {
        var reader = PipeReader.Create(process.StandardOutput.BaseStream);
        var begun = false;
        while (true)
        {
            var result = await reader.ReadAsync();
            var buffer = result.Buffer;
            begun = begun || FlvTag.TrySkipHeader(ref buffer);
            while (begun && FlvTag.TryRead(ref buffer, out var tag))
                Take(tag.Type, tag.Timestamp, tag.Data.ToArray());
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
                return;
        }
    }

    private void Take(byte type, uint time, byte[] data)
    {
        if (type == TagTypes.Video && MediaBody.TryReadVideo(data, time, out var arrival))
        {
            if (arrival.IsConfig)
                (video, made) = (VideoTrack.From(arrival.Codec, arrival.Data), null);
            else if (video is not null)
                AddPicture(arrival, data);
        }
        else if (type == TagTypes.Audio && MediaBody.TryReadAudio(data, time, out arrival))
        {
            if (arrival.IsConfig)
                (audio, made) = (AudioTrack.From(arrival.Codec, arrival.Data), null);
            else if (audio is not null && made is not null)
                add(new Frame(TrackKind.Audio, true, start + time, 0, Behind(data, arrival), false, default), made, false);
        }
    }

    private void AddPicture(in Arrival arrival, byte[] data)
    {
        made ??= new Tracks(video, audio, PreambleForm.Of(video, audio));
        var at = start + arrival.Timestamp + arrival.Composition;
        var source = arrival.IsKey ? SourceOf(at) : null;
        if (source is not null)
            (keyAt, keyArrived) = (at, source.Frame.Arrived);
        add(
            new Frame(TrackKind.Video, arrival.IsKey, at, 0, Behind(data, arrival), source?.Breaks ?? false, keyArrived.AddMilliseconds(at - keyAt)),
            made,
            source?.Cuts ?? false);
    }

    // The source's key frame that is shown at this time: its arrival and its place among the segments hold here too.
    private RungFrame? SourceOf(long at)
    {
        RungFrame? found = null;
        lock (keys)
        {
            while (keys.TryPeek(out var key) && key.Frame.Dts + key.Frame.Composition <= at + 20)
                found = keys.Dequeue();
        }

        return found;
    }

    private static ReadOnlyMemory<byte> Behind(byte[] data, in Arrival arrival) => data.AsMemory(data.Length - arrival.Data.Length);
}
