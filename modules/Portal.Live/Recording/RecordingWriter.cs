using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Live.Cmaf;
using Portal.Live.Streams;

namespace Portal.Live.Recording;

/// <summary>Writes one recording's files. Bytes first, then the line that speaks of them. One thread at a time; readers look through <see cref="View"/>.</summary>
internal sealed class RecordingWriter(Guid streamId, RecordingFolder folder, RecordingLimits limits, TimeProvider clock, ILogger log) : IDisposable
{
    private const int SegmentsPerVolume = 64;
    private static readonly TimeSpan SpaceEvery = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private RecordingIndex index = new();
    private FileStream? lines;
    private FileStream? volume;
    private int inVolume;
    private long checkedSpaceAt;
    private long milliseconds;
    private string? stopped;
    private bool begun;

    /// <summary>The stream.</summary>
    public Guid StreamId => streamId;

    /// <summary>Playable length so far.</summary>
    public long Milliseconds => Volatile.Read(ref milliseconds);

    /// <summary>Why writing stopped; null while it runs.</summary>
    public string? Stopped => Volatile.Read(ref stopped);

    /// <summary>What is on disk, as a copy.</summary>
    public RecordingView View()
    {
        lock (gate)
            return RecordingView.Of(index, folder, isOpen: true, limits.Delay, limits.KeepAtMost is not null);
    }

    /// <summary>Opens a segment; hands back its number.</summary>
    public int Open(Segment segment)
    {
        CheckSpace();
        if (Stopped is not null)
            return -1;
        Begin();
        var breaks = segment.Breaks || (index.Segments.Count > 0 && !ContinuesLast(segment));
        var format = FormatNumber(segment.Format.Tracks);
        if (volume is null || inVolume >= SegmentsPerVolume)
            NextVolume();
        inVolume++;
        var arrived = new DateTimeOffset(segment.Arrived).ToUnixTimeMilliseconds();
        Write(string.Create(CultureInfo.InvariantCulture, $"open {segment.Start} {format} {(breaks ? 1 : 0)} {arrived} {(segment.IsCut ? 1 : 0)}"));
        return index.Open!.Number;
    }

    /// <summary>Adds a part to the open segment.</summary>
    public void Add(Part part)
    {
        if (Stopped is not null || index.Open is null)
            return;
        volume!.Write(part.Data);
        Write(string.Create(CultureInfo.InvariantCulture, $"part {part.Data.Length} {part.Duration}"));
    }

    /// <summary>Closes the open segment, and lets go what is older than the recording may be long.</summary>
    public void Close()
    {
        if (index.Open is null)
            return;
        Write("close");
        Trim();
        Volatile.Write(ref milliseconds, index.Playable.Sum(s => s.Duration));
    }

    /// <summary>Marks a segment as cut.</summary>
    public void Cut(int number)
    {
        if (Stopped is null && number >= 0 && index.Segments.Any(s => s.Number == number))
            Write($"cut {number}");
    }

    /// <summary>Closes what is open, and the files.</summary>
    public void Dispose()
    {
        try
        {
            if (lines is not null)
            {
                if (index.Open is not null)
                    Write("close");
                Write("end");
            }
        }
        catch (IOException error)
        {
            log.LogError(error, "Recording {Stream}: could not be closed; the next start does it", streamId);
        }
        finally
        {
            lines?.Dispose();
            volume?.Dispose();
            (lines, volume) = (null, null);
        }
    }

    // A recording that was closed, by the end of a process or by a recovery, goes on behind what it has.
    private void Begin()
    {
        if (begun)
            return;
        begun = true;
        Directory.CreateDirectory(folder.Path);
        var known = folder.Recover();
        lock (gate)
            index = known;
        lines = new FileStream(folder.IndexPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
        log.LogInformation("Recording {Stream}: begins behind {Segments} segments", streamId, known.Segments.Count);
    }

    private bool ContinuesLast(Segment segment) =>
        volume is not null && index.Segments[^1] is var last && Math.Abs(last.Start + last.Duration - segment.Start) < 1000;

    private int FormatNumber(Tracks tracks)
    {
        foreach (var known in index.Formats)
        {
            if (known.Matches(tracks.Video, tracks.Audio))
                return known.Number;
        }

        var (video, audio) = (tracks.Video, tracks.Audio);
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"format {index.Formats.Count} {video?.Codec ?? MediaCodec.Unknown} {Convert.ToHexString(video?.Config ?? [])} {audio?.Codec ?? MediaCodec.Unknown} {Convert.ToHexString(audio?.Config ?? [])}"));
        return index.Formats.Count - 1;
    }

    private void NextVolume()
    {
        volume?.Dispose();
        var number = index.Volume + 1;
        volume = new FileStream(folder.VolumePath(number), FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
        inVolume = 0;
        Write(string.Create(CultureInfo.InvariantCulture, $"volume {number}"));
    }

    private void Trim()
    {
        if (limits.KeepAtMost is not { } most)
            return;
        var excess = index.Segments.Sum(s => s.Duration) - (long)most.TotalMilliseconds;
        // Whole volumes go, the current one never.
        foreach (var oldest in index.Segments.GroupBy(s => s.Volume).Where(g => g.Key < index.Volume).OrderBy(g => g.Key).ToList())
        {
            excess -= oldest.Sum(s => s.Duration);
            if (excess < 0)
                return;
            Write(string.Create(CultureInfo.InvariantCulture, $"drop {oldest.Max(s => s.Number) + 1}"));
            File.Delete(folder.VolumePath(oldest.Key));
        }
    }

    private void CheckSpace()
    {
        if (Stopped is not null || (checkedSpaceAt != 0 && clock.GetElapsedTime(checkedSpaceAt) < SpaceEvery))
            return;
        checkedSpaceAt = clock.GetTimestamp();
        if (limits.FreeBytes() >= limits.LeastFreeBytes)
            return;
        Volatile.Write(ref stopped, limits.DiskFull);
        log.LogError("Recording {Stream}: stopped, less than {Bytes} bytes are free", streamId, limits.LeastFreeBytes);
    }

    private void Write(string line)
    {
        lines!.Write(Encoding.ASCII.GetBytes(line + "\n"));
        lock (gate)
        {
            if (!index.TryApply(line))
                throw new IOException($"The index refuses its own line '{line}'.");
        }
    }
}

/// <summary>What limits a recording.</summary>
/// <param name="Delay">Between the publisher and the public; younger segments are not played.</param>
/// <param name="KeepAtMost">Longest length, or null.</param>
/// <param name="LeastFreeBytes">Free disk below which recording stops.</param>
/// <param name="FreeBytes">Asks for the free disk.</param>
/// <param name="DiskFull">What the studio shows then.</param>
internal sealed record RecordingLimits(TimeSpan Delay, TimeSpan? KeepAtMost, long LeastFreeBytes, Func<long> FreeBytes, string DiskFull);
