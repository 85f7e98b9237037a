using Portal.Live.Streams;

namespace Portal.Live.Cmaf;

/// <summary>Writes the descriptions of samples: <c>avc1</c> and <c>mp4a</c>.</summary>
internal static class SampleEntries
{
    /// <summary>VisualSampleEntry (ISO 14496-12 §12.1.3) with the codec's configuration.</summary>
    public static void Video(BoxWriter to, VideoTrack video)
    {
        var entry = to.Open("avc1");
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
        var config = to.Open("avcC");
        to.Bytes(video.Config);
        to.Close(config);
        to.Close(entry);
    }

    /// <summary>AudioSampleEntry (§12.2.3) with an elementary stream descriptor (14496-1 §7.2.6.5).</summary>
    public static void Audio(BoxWriter to, AudioTrack audio)
    {
        var entry = to.Open("mp4a");
        to.Zeros(6);
        to.UInt16(1);
        to.Zeros(8);
        to.UInt16(audio.Channels);
        to.UInt16(16);
        to.UInt32(0);
        to.UInt32(audio.SampleRate < 65536 ? (uint)audio.SampleRate << 16 : 0);
        var esds = to.Open("esds", 0, 0);
        var config = Math.Min(audio.Config.Length, 64);
        to.Bytes([3, (byte)(3 + 5 + 15 + config + 1), 0, AudioTrackId, 0]);
        // Decoder configuration: AAC (0x40), audio stream.
        to.Bytes([4, (byte)(13 + 2 + config), 0x40, 0x15]);
        to.Zeros(11);
        to.Bytes([5, (byte)config]);
        to.Bytes(audio.Config.AsSpan(0, config));
        to.Bytes([6, 1, 2]);
        to.Close(esds);
        to.Close(entry);
    }

    private const byte AudioTrackId = InitSegment.AudioId;
}
