using System.Globalization;
using Portal.Live.Streams;

namespace Portal.Live.Recording;

/// <summary>
/// What a recording consists of, as its index file says it: lines that are only ever appended, each after the bytes that
/// it speaks of. A line cut short by a crash counts as not written.
/// </summary>
// format N VCODEC VCONFIG ACODEC ACONFIG | volume N | open START FORMAT BREAKS UNIXMS CUT | part BYTES MS | close | cut N | drop N | end
internal sealed class RecordingIndex
{
    private readonly List<RecordedSegment> segments = [];
    private readonly List<RecordedFormat> formats = [];
    private RecordedSegment? open;
    private int volume;
    private long volumeBytes;
    private int next;

    /// <summary>Segments that are still there, oldest first, the growing one last.</summary>
    public IReadOnlyList<RecordedSegment> Segments => segments;

    /// <summary>The formats.</summary>
    public IReadOnlyList<RecordedFormat> Formats => formats;

    /// <summary>The segment under way.</summary>
    public RecordedSegment? Open => open;

    /// <summary>Number of the file written to.</summary>
    public int Volume => volume;

    /// <summary>Bytes of that file that the index vouches for.</summary>
    public long VolumeBytes => volumeBytes;

    /// <summary>Whether the recording was closed in order.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Segments that are complete, cut ones too.</summary>
    public IEnumerable<RecordedSegment> Closed => segments.Where(s => s.IsClosed);

    /// <summary>Segments that may be played.</summary>
    public IEnumerable<RecordedSegment> Playable => Closed.Where(s => !s.IsCut);

    /// <summary>Reads an index; lines that make no sense end it.</summary>
    public static RecordingIndex Read(string text)
    {
        RecordingIndex index = new();
        var from = 0;
        for (int at; (at = text.IndexOf('\n', from)) >= 0; from = at + 1)
        {
            if (!index.TryApply(text[from..at]))
                break;
        }

        return index;
    }

    /// <summary>Takes in one line. False when it makes no sense.</summary>
    public bool TryApply(string line)
    {
        var words = line.Split(' ');
        IsEnded = false;
        switch (words)
        {
            case ["format", _, var videoCodec, var videoConfig, var audioCodec, var audioConfig]:
                return TryAddFormat(videoCodec, videoConfig, audioCodec, audioConfig);
            case ["volume", var number]:
                volumeBytes = 0;
                return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out volume);
            case ["open", var start, var format, var breaks, var arrived, var cut]:
                return TryOpen(start, format, breaks, arrived, cut);
            case ["part", var bytes, var duration]:
                return TryAddPart(bytes, duration);
            case ["close"]:
                return TryClose();
            case ["cut", var number]:
                return TryCut(number);
            case ["drop", var number]:
                return TryDrop(number);
            case ["end"]:
                IsEnded = true;
                return true;
            default:
                return false;
        }
    }

    private bool TryAddFormat(string videoCodec, string videoConfig, string audioCodec, string audioConfig)
    {
        if (!Enum.TryParse<MediaCodec>(videoCodec, out var video) || !Enum.TryParse<MediaCodec>(audioCodec, out var audio))
            return false;
        try
        {
            formats.Add(new RecordedFormat(
                formats.Count,
                video == MediaCodec.Unknown ? null : VideoTrack.From(video, Convert.FromHexString(videoConfig)),
                audio == MediaCodec.Unknown ? null : AudioTrack.From(audio, Convert.FromHexString(audioConfig))));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private bool TryOpen(string start, string format, string breaks, string arrived, string cut)
    {
        if (open is not null || !Number(start, out var startMs) || !Number(format, out var formatNumber) || formatNumber >= formats.Count
            || !Number(arrived, out var unixMs) || unixMs > 253_402_300_799_999)
        {
            return false;
        }

        open = new RecordedSegment(next++, volume, volumeBytes, startMs, (int)formatNumber, breaks == "1", DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime)
        {
            IsCut = cut == "1",
        };
        segments.Add(open);
        return true;
    }

    private bool TryAddPart(string bytes, string duration)
    {
        if (open is null || !Number(bytes, out var count) || !Number(duration, out var milliseconds))
            return false;
        open.Bytes += count;
        open.Duration += milliseconds;
        volumeBytes += count;
        return true;
    }

    private bool TryClose()
    {
        if (open is null)
            return false;
        open.IsClosed = true;
        open = null;
        return true;
    }

    private bool TryCut(string number)
    {
        if (!Number(number, out var which) || segments.Find(s => s.Number == which) is not { } segment)
            return false;
        segment.IsCut = true;
        return true;
    }

    private bool TryDrop(string number)
    {
        if (!Number(number, out var before))
            return false;
        segments.RemoveAll(s => s.Number < before);
        return true;
    }

    private static bool Number(string word, out long value) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
