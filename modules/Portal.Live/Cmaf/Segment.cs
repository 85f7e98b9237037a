namespace Portal.Live.Cmaf;

/// <summary>A segment of a stream: parts that arrive one after another, then it is closed and does not change.</summary>
internal sealed class Segment(long number, long start, DateTime arrived, StreamFormat format, bool breaks)
{
    /// <summary>Counts all segments of the stream, cut ones too; part of the address, never used twice.</summary>
    public long Number => number;

    /// <summary>Milliseconds since the stream began.</summary>
    public long Start => start;

    /// <summary>When its first frame arrived, UTC.</summary>
    public DateTime Arrived => arrived;

    /// <summary>The format it is in.</summary>
    public StreamFormat Format => format;

    /// <summary>Whether times or codecs break before it.</summary>
    public bool Breaks { get; set; } = breaks;

    /// <summary>The parts so far.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>Milliseconds so far.</summary>
    public long Duration { get; set; }

    /// <summary>Whether nothing more is added.</summary>
    public bool IsClosed { get; set; }

    /// <summary>When it was closed, in the clock's ticks.</summary>
    public long ClosedAt { get; set; }

    /// <summary>Whether it lies in a cut interval.</summary>
    public bool IsCut { get; set; }

    /// <summary>Bytes of all tracks.</summary>
    public long Bytes => Parts.Sum(p => (long)p.Data.Length);

    /// <summary>Bytes of the sound alone.</summary>
    public long SoundBytes => Parts.Sum(p => (long)(p.Sound?.Length ?? 0));
}
