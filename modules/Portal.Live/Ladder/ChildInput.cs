using Portal.Live.Cmaf;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Ladder;

/// <summary>
/// What a child reads: FLV for H.264, which costs least; fragmented MP4 with a fragment a frame for HEVC and AV1, for which
/// ffmpeg before version 6 knows no FLV. Times count from the child's first frame. Sound goes along when it is AAC.
/// </summary>
/// <param name="tracks">The tracks in force while the child runs.</param>
/// <param name="start">Time of its first frame, in milliseconds of the stream.</param>
internal sealed class ChildInput(Tracks tracks, long start)
{
    // Only the next frame tells how long one lasts; the child goes by the frames' own times.
    private const uint UsualDuration = 40 * 90;
    private readonly AudioTrack? sound = tracks.Audio is { Codec: MediaCodec.Aac } aac ? aac : null;
    private uint sequence;

    /// <summary>ffmpeg's name for the form.</summary>
    public string Format => IsFlv ? "flv" : "mp4";

    /// <summary>Whether there is sound in it.</summary>
    public bool HasSound => sound is not null;

    private bool IsFlv => tracks.Video is { Codec: MediaCodec.H264 };

    /// <summary>What comes before the first frame.</summary>
    public byte[] Opening()
    {
        if (!IsFlv)
            return InitSegment.Write(tracks.Video, sound);
        var preamble = PreambleForm.Of(tracks.Video, sound);
        return [.. TagForm.FileHeader(preamble.HasVideo, preamble.HasAudio), .. preamble.Bytes.Span];
    }

    /// <summary>A frame; null when it is of a sound that does not go along.</summary>
    public byte[]? Write(in Frame frame)
    {
        var isVideo = frame.Kind == TrackKind.Video;
        if (!isVideo && sound is null)
            return null;
        var time = Math.Max(0, frame.Dts - start);
        return IsFlv ? Tag(frame, (uint)time) : isVideo ? Picture(frame, time) : Sound(frame, time);
    }

    private static byte[] Tag(in Frame frame, uint time)
    {
        var isVideo = frame.Kind == TrackKind.Video;
        Arrival arrival = new() { Codec = isVideo ? MediaCodec.H264 : MediaCodec.Aac, IsKey = frame.IsKey, Data = frame.Sample.Span };
        var tag = new byte[TagForm.Header + MediaBody.Length(arrival) + TagForm.Trailer];
        MediaBody.Write(arrival, frame.Composition, TagForm.Frame(tag, isVideo ? TagTypes.Video : TagTypes.Audio, MediaBody.Length(arrival), time));
        return tag;
    }

    private byte[] Picture(in Frame frame, long time) =>
        Fragment.Write(++sequence, new TrackRun(InitSegment.VideoId, time * 90, [new Sample(frame.Sample, UsualDuration, frame.Composition * 90, frame.IsKey)]));

    private byte[] Sound(in Frame frame, long time) =>
        Fragment.Write(++sequence, new TrackRun(InitSegment.AudioId, time * sound!.SampleRate / 1000, [new Sample(frame.Sample, (uint)sound.FrameSamples, 0, true)]));
}
