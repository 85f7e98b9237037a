using Portal.Live.Streams;
using Portal.Live.Streams.Codecs;

namespace Portal.Live.Cmaf;

/// <summary>Writes the descriptions of samples: <c>avc1</c>, <c>hvc1</c>, <c>av01</c>, <c>mp4a</c> and <c>Opus</c>.</summary>
internal static class SampleEntries
{
    /// <summary>VisualSampleEntry (ISO 14496-12 §12.1.3) with the codec's configuration.</summary>
    public static void Video(BoxWriter to, VideoTrack video)
    {
        var (name, box) = video.Codec switch
        {
            MediaCodec.H264 => ("avc1", "avcC"),
            MediaCodec.H265 => ("hvc1", "hvcC"),
            MediaCodec.Av1 => ("av01", "av1C"),
            _ => throw new ArgumentOutOfRangeException(nameof(video), video.Codec, "Not a picture's codec."),
        };
        var entry = to.Open(name);
        to.Zeros(6);
        to.UInt16(1);
        to.Zeros(16);
        to.UInt16(video.Width);
        to.UInt16(video.Height);
        to.UInt32(0x480000);
        to.UInt32(0x480000);
        to.UInt32(0);
        to.UInt16(1);
        to.Zeros(32);
        to.UInt16(24);
        to.UInt16(0xFFFF);
        var config = to.Open(box);
        to.Bytes(video.Config);
        to.Close(config);
        to.Close(entry);
    }

    /// <summary>AudioSampleEntry (§12.2.3) with the codec's configuration.</summary>
    public static void Audio(BoxWriter to, AudioTrack audio)
    {
        var entry = to.Open(audio.Codec == MediaCodec.Opus ? "Opus" : "mp4a");
        to.Zeros(6);
        to.UInt16(1);
        to.Zeros(8);
        to.UInt16(audio.Channels);
        to.UInt16(16);
        to.UInt32(0);
        to.UInt32(audio.SampleRate < 65536 ? (uint)audio.SampleRate << 16 : 0);
        if (audio.Codec == MediaCodec.Opus)
            WriteOpus(to, audio);
        else
            WriteDescriptor(to, audio);
        to.Close(entry);
    }

    // OpusSpecificBox ("Encapsulation of Opus in ISO Base Media File Format" §4.3.2): the header's fields in big endian.
    private static void WriteOpus(BoxWriter to, AudioTrack audio)
    {
        OpusConfig.TryRead(audio.Config, out var opus);
        var box = to.Open("dOps");
        to.UInt8(0);
        to.UInt8(opus.Channels);
        to.UInt16(opus.PreSkip);
        to.UInt32(opus.InputRate);
        to.UInt16(opus.Gain);
        to.UInt8(0);
        to.Close(box);
    }

    // Elementary stream descriptor (ISO 14496-1 §7.2.6.5). AAC (0x40) brings its configuration, MP3 has none.
    private static void WriteDescriptor(BoxWriter to, AudioTrack audio)
    {
        var esds = to.Open("esds", 0, 0);
        var config = audio.Codec == MediaCodec.Aac ? audio.Config.AsSpan(0, Math.Min(audio.Config.Length, 64)) : default;
        var specific = config.IsEmpty ? 0 : 2 + config.Length;
        var objectType = audio.Codec == MediaCodec.Mp3 && Mp3Config.TryRead(audio.Config, out var mp3) ? mp3.ObjectType : (byte)0x40;
        to.Bytes([3, (byte)(3 + 2 + 13 + specific + 3), 0, AudioTrackId, 0]);
        to.Bytes([4, (byte)(13 + specific), objectType, 0x15]);
        to.Zeros(11);
        if (specific > 0)
        {
            to.Bytes([5, (byte)config.Length]);
            to.Bytes(config);
        }

        to.Bytes([6, 1, 2]);
        to.Close(esds);
    }

    private const byte AudioTrackId = InitSegment.AudioId;
}
