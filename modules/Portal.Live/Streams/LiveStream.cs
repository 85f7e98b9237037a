using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Streams.Codecs;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Streams;

/// <summary>
/// One stream: what a publisher sends, normalised once and serialised once, and where the public may read to. It knows no
/// protocol; publishers append, viewers read the log, parts see the frames.
/// </summary>
internal sealed partial class LiveStream
{
    private const long MostLogBytes = 128L * 1024 * 1024;
    private readonly Lock gate = new();
    private readonly Timeline timeline = new();
    private readonly TimeProvider clock;
    private readonly List<IStreamPart> parts = [];
    private readonly Action<LiveStream, StreamChangeKind> tell;
    private readonly TimeSpan idle;
    private Publication? publisher;
    private VideoTrack? video;
    private AudioTrack? audio;
    private Tracks tracks = Tracks.None;
    private bool tracksChanged;
    private bool breaks;
    private bool waitsForKey = true;
    private bool started;
    private volatile bool finished;
    private long lastEntryDts = long.MinValue;
    private long tagOffset;

    /// <summary>A stream as planned. <paramref name="tell"/> is called under the lock and must only take note.</summary>
    public LiveStream(StreamPlan plan, LiveOptions options, TimeProvider clock, Action<LiveStream, StreamChangeKind> tell)
    {
        this.clock = clock;
        this.tell = tell;
        Plan = plan;
        Since = clock.UtcNow();
        Meter = new StreamMeter(clock);
        History = new StreamHistory(clock);
        idle = TimeSpan.FromSeconds(options.IdleSeconds);
        MostLag = (long)(options.LagSeconds * clock.TimestampFrequency);
        Edge = new PublicEdge(Log, plan.Delay, MostLag, clock);
    }

    /// <summary>How the stream is to be carried. Replaced when a publisher returns with a newer plan.</summary>
    public StreamPlan Plan { get; private set; }

    /// <summary>When it began, UTC.</summary>
    public DateTime Since { get; }

    /// <summary>The log of tags.</summary>
    public ByteLog Log { get; } = new(MostLogBytes);

    /// <summary>Wakes readers of the log.</summary>
    public Pulse Pulse { get; } = new();

    /// <summary>Where the public may read to.</summary>
    public PublicEdge Edge { get; }

    /// <summary>What is measured.</summary>
    public StreamMeter Meter { get; }

    /// <summary>How it was within the last hour.</summary>
    public StreamHistory History { get; }

    /// <summary>Who watches and listens.</summary>
    public Audience Audience { get; } = new();

    /// <summary>The clock's ticks that a viewer may lag.</summary>
    public long MostLag { get; }

    /// <summary>The tracks in force.</summary>
    public Tracks Tracks => Volatile.Read(ref tracks);

    /// <summary>Whether the stream is over and the public has had all of it.</summary>
    public bool IsFinished => finished;

    /// <summary>The part of that type, or null.</summary>
    public T? Part<T>()
        where T : class => parts.OfType<T>().FirstOrDefault();

    /// <summary>Ends when the parts are done with what they do after the stream's end.</summary>
    public Task Completion => Task.WhenAll(parts.Select(p => p.Completion));

    /// <summary>Adds a part; before the first frame only.</summary>
    public void Add(IStreamPart part) => parts.Add(part);

    /// <summary>A reader's place in the log.</summary>
    public LogCursor OpenCursor(bool beyondEdge = false) => new(Log, MostLag, clock, beyondEdge);

    /// <summary>Takes in what a publisher sends; ignored from anybody but the present publisher.</summary>
    public void Append(Publication from, in Arrival arrival)
    {
        lock (gate)
        {
            if (publisher != from || IsOver)
                return;
            from.Touch();
            if (arrival.IsConfig)
            {
                TakeConfig(arrival);
                return;
            }

            if (arrival.Codec == MediaCodec.Mp3)
                TakeMp3Config(arrival.Data);
            TakeFrame(arrival);
        }
    }

    /// <summary>Takes in what a publisher sends in words; it belongs to the newest that has come. Ignored from anybody but the present publisher.</summary>
    public void AppendCaption(Publication from, string? language, string text)
    {
        lock (gate)
        {
            if (publisher != from || IsOver || !started)
                return;
            foreach (var part in parts)
                part.OnCaption(timeline.Newest, language, text);
        }
    }

    private void TakeConfig(in Arrival arrival)
    {
        if (arrival.Kind == TrackKind.Video)
        {
            if (video is { } known && known.Codec == arrival.Codec && arrival.Data.SequenceEqual(known.Config))
                return;
            if (VideoTrack.From(arrival.Codec, arrival.Data) is not { } track)
                return;
            video = track;
            waitsForKey = true;
        }
        else
        {
            if (audio is { } known && known.Codec == arrival.Codec && arrival.Data.SequenceEqual(known.Config))
                return;
            if (AudioTrack.From(arrival.Codec, arrival.Data) is not { } track)
                return;
            audio = track;
        }

        tracksChanged = true;
    }

    // MP3 has no configuration of its own: every frame says what it is.
    private void TakeMp3Config(ReadOnlySpan<byte> frame)
    {
        if (Mp3Config.TryRead(frame, out _))
            TakeConfig(new Arrival { Codec = MediaCodec.Mp3, IsConfig = true, IsKey = true, Data = Mp3Config.Lasting(frame) });
    }

    private void TakeFrame(in Arrival arrival)
    {
        var isVideo = arrival.Kind == TrackKind.Video;
        if (arrival.Data.IsEmpty || (isVideo ? video?.Codec : audio?.Codec) != arrival.Codec)
            return;
        if (isVideo && waitsForKey)
        {
            if (!arrival.IsKey)
            {
                Meter.CountUnusable();
                return;
            }

            waitsForKey = false;
        }

        var now = clock.GetTimestamp();
        var dts = timeline.Stamp(arrival.Kind, arrival.Timestamp, Milliseconds(now), out var jumped);
        breaks |= jumped || (tracksChanged && started);
        var composition = Math.Clamp(arrival.Composition, -10_000, 10_000);
        if (tracksChanged || (breaks && started))
            WriteTracks(dts);
        var sample = WriteFrame(arrival, composition, dts, now);
        Frame frame = new(arrival.Kind, arrival.IsKey, dts, composition, sample, breaks, clock.UtcNow());
        breaks = false;
        Meter.Count(frame);
        foreach (var part in parts)
            part.OnFrame(frame, tracks);
        if (!started)
        {
            started = true;
            tell(this, StreamChangeKind.Started);
        }
    }

    // New configurations go into the log before the first frame that needs them, for viewers who are already reading.
    private void WriteTracks(long dts)
    {
        if (tracksChanged)
            Volatile.Write(ref tracks, new Tracks(video, audio, PreambleForm.Of(video, audio)));
        tracksChanged = false;
        var preamble = tracks.Preamble.Bytes;
        Log.Append(preamble.Length, (Bytes: preamble, Dts: TagTime(dts)), static (in piece, room) =>
        {
            piece.Bytes.Span.CopyTo(room);
            PreambleForm.Restamp(room, piece.Dts);
        });
    }

    private ReadOnlyMemory<byte> WriteFrame(in Arrival arrival, int composition, long dts, long now)
    {
        var length = TagForm.Header + MediaBody.Length(arrival) + TagForm.Trailer;
        if (IsEntry(arrival, dts))
        {
            Log.MarkEntry(tracks.Preamble, now, length);
            lastEntryDts = dts;
        }

        var tag = Log.Append(length, new Piece { Arrival = arrival, Composition = composition, Dts = TagTime(dts) }, static (in piece, room) =>
        {
            var type = piece.Arrival.Kind == TrackKind.Video ? TagTypes.Video : TagTypes.Audio;
            MediaBody.Write(piece.Arrival, piece.Composition, TagForm.Frame(room, type, MediaBody.Length(piece.Arrival), piece.Dts));
        });
        return tag.Slice(TagForm.Header + MediaBody.HeadLength(arrival), arrival.Data.Length);
    }

    // With a picture one starts at its key frames, without one at about every second of sound.
    private bool IsEntry(in Arrival arrival, long dts) =>
        video is not null ? arrival is { Kind: TrackKind.Video, IsKey: true } : dts - lastEntryDts >= 1000 || lastEntryDts == long.MinValue;

    private uint TagTime(long dts) => unchecked((uint)(dts - tagOffset));

    private long Milliseconds(long timestamp) => (long)(timestamp * 1000.0 / clock.TimestampFrequency);

    private ref struct Piece
    {
        public Arrival Arrival;
        public int Composition;
        public uint Dts;
    }
}
