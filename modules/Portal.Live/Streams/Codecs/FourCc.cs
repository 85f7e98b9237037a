using System.Buffers.Binary;

namespace Portal.Live.Streams.Codecs;

/// <summary>Four-character codes by which enhanced RTMP names codecs ("Enhanced RTMP v2", FourCC tables for video and audio).</summary>
internal static class FourCc
{
    /// <summary>Bytes of a code.</summary>
    public const int Length = 4;

    /// <summary>The codes that the hub carries, as a connection's answer lists them.</summary>
    public static IReadOnlyList<string> Carried { get; } = ["avc1", "hvc1", "av01", "mp4a", "Opus", ".mp3"];

    /// <summary>The codec of a code; <see cref="MediaCodec.Unknown"/> for those that the hub does not carry.</summary>
    public static MediaCodec Codec(ReadOnlySpan<byte> code) => code switch
    {
        [(byte)'a', (byte)'v', (byte)'c', (byte)'1', ..] => MediaCodec.H264,
        [(byte)'h', (byte)'v', (byte)'c', (byte)'1', ..] => MediaCodec.H265,
        [(byte)'a', (byte)'v', (byte)'0', (byte)'1', ..] => MediaCodec.Av1,
        [(byte)'m', (byte)'p', (byte)'4', (byte)'a', ..] => MediaCodec.Aac,
        [(byte)'O', (byte)'p', (byte)'u', (byte)'s', ..] => MediaCodec.Opus,
        [(byte)'.', (byte)'m', (byte)'p', (byte)'3', ..] => MediaCodec.Mp3,
        _ => MediaCodec.Unknown,
    };

    /// <summary>The code of a codec.</summary>
    public static ReadOnlySpan<byte> Of(MediaCodec codec) => codec switch
    {
        MediaCodec.H264 => "avc1"u8,
        MediaCodec.H265 => "hvc1"u8,
        MediaCodec.Av1 => "av01"u8,
        MediaCodec.Aac => "mp4a"u8,
        MediaCodec.Opus => "Opus"u8,
        MediaCodec.Mp3 => ".mp3"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "Has no code."),
    };

    /// <summary>The code as a number, which is how metadata name the codec.</summary>
    public static uint Number(MediaCodec codec) => BinaryPrimitives.ReadUInt32BigEndian(Of(codec));
}
