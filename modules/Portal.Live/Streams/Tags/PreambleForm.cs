using System.Buffers.Binary;
using System.Text;
using Portal.Live.Streams.Codecs;

namespace Portal.Live.Streams.Tags;

/// <summary>Serialises what a viewer needs first: <c>onMetaData</c> and the codec configurations, as tags.</summary>
internal static class PreambleForm
{
    /// <summary>The preamble of these tracks.</summary>
    public static Preamble Of(VideoTrack? video, AudioTrack? audio)
    {
        using MemoryStream bytes = new();
        WriteTag(bytes, TagTypes.Data, Metadata(video, audio));
        if (video is not null)
            WriteConfig(bytes, TagTypes.Video, new Arrival { Codec = video.Codec, IsConfig = true, IsKey = true, Data = video.Config });
        if (audio is { Codec: not MediaCodec.Mp3 })
            WriteConfig(bytes, TagTypes.Audio, new Arrival { Codec = audio.Codec, IsConfig = true, IsKey = true, Data = audio.Config });
        return new Preamble(video is not null, audio is not null, bytes.ToArray());
    }

    /// <summary>Gives all tags of a copied preamble this time.</summary>
    public static void Restamp(Span<byte> tags, uint timestamp)
    {
        while (tags.Length > TagForm.Header)
        {
            BinaryPrimitives.WriteUInt32BigEndian(tags[4..], timestamp << 8);
            tags[7] = (byte)(timestamp >> 24);
            var length = (tags[1] << 16) | (tags[2] << 8) | tags[3];
            tags = tags[(TagForm.Header + length + TagForm.Trailer)..];
        }
    }

    private static void WriteConfig(MemoryStream to, byte type, in Arrival config)
    {
        var body = new byte[MediaBody.Length(config)];
        MediaBody.Write(config, 0, body);
        WriteTag(to, type, body);
    }

    private static void WriteTag(MemoryStream to, byte type, ReadOnlySpan<byte> data)
    {
        var tag = new byte[TagForm.Header + data.Length + TagForm.Trailer];
        data.CopyTo(TagForm.Frame(tag, type, data.Length, 0));
        to.Write(tag);
    }

    // AMF0: string "onMetaData", then an ECMA array of numbers and booleans.
    private static byte[] Metadata(VideoTrack? video, AudioTrack? audio)
    {
        List<(string Name, double Value)> values = [];
        if (video is not null)
        {
            values.Add(("videocodecid", video.Codec == MediaCodec.H264 ? 7 : FourCc.Number(video.Codec)));
            values.Add(("width", video.Width));
            values.Add(("height", video.Height));
        }

        if (audio is not null)
        {
            values.Add(("audiocodecid", audio.Codec switch { MediaCodec.Aac => 10, MediaCodec.Mp3 => 2, _ => FourCc.Number(audio.Codec) }));
            values.Add(("audiosamplerate", audio.SampleRate));
            values.Add(("audiochannels", audio.Channels));
        }

        using MemoryStream bytes = new();
        bytes.WriteByte(2);
        WriteName(bytes, "onMetaData");
        bytes.WriteByte(8);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(number, values.Count);
        bytes.Write(number[..4]);
        foreach (var (name, value) in values)
        {
            WriteName(bytes, name);
            bytes.WriteByte(0);
            BinaryPrimitives.WriteDoubleBigEndian(number, value);
            bytes.Write(number);
        }

        bytes.Write([0, 0, 9]);
        return bytes.ToArray();
    }

    private static void WriteName(MemoryStream to, string name)
    {
        to.WriteByte((byte)(name.Length >> 8));
        to.WriteByte((byte)name.Length);
        to.Write(Encoding.ASCII.GetBytes(name));
    }
}
