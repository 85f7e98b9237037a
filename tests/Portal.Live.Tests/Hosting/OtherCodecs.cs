using System.Buffers.Binary;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Tests.Hosting;

/// <summary>
/// Clips in codecs that Debian's ffmpeg encodes but cannot put into FLV: it writes MP4 with a fragment a frame, whose
/// frames are taken out and packed as enhanced RTMP asks.
/// </summary>
internal static class OtherCodecs
{
    private const int Seconds = 4;

    // AudioSpecificConfig: object type(5)=2 frequency(4)=4 channels(4)=1.
    private static readonly byte[] LowComplexityMono44 = [0x12, 0x08];

    /// <summary>An FLV of picture and sound in these codecs, without B-frames, a key frame a second.</summary>
    public static async Task<byte[]> ClipAsync(MediaCodec picture, MediaCodec sound, string size = "320x180")
    {
        var video = await FramesAsync(picture switch
        {
            MediaCodec.H265 => $"-f lavfi -i testsrc2=size={size}:rate=25 -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=25:min-keyint=25:scenecut=0:bframes=0 -tag:v hvc1",
            MediaCodec.Av1 => $"-f lavfi -i testsrc2=size={size}:rate=25 -c:v libaom-av1 -usage realtime -cpu-used 8 -g 25 -keyint_min 25 -lag-in-frames 0",
            _ => throw new ArgumentOutOfRangeException(nameof(picture)),
        });
        var audio = await FramesAsync(sound switch
        {
            MediaCodec.Opus => "-f lavfi -i sine=frequency=440:sample_rate=48000 -c:a libopus -b:a 48k",
            MediaCodec.Aac => "-f lavfi -i sine=frequency=440:sample_rate=44100 -c:a aac -b:a 64k",
            MediaCodec.Mp3 => "-f lavfi -i sine=frequency=440:sample_rate=44100 -c:a libmp3lame -b:a 64k",
            _ => throw new ArgumentOutOfRangeException(nameof(sound)),
        });
        var config = picture == MediaCodec.H265 ? video.Box("hvcC") : video.Box("av1C");
        List<(uint Time, byte Type, byte[] Body)> tags = [(0, TagTypes.Video, Body(new Arrival { Codec = picture, IsConfig = true, IsKey = true, Data = config }))];
        if (sound == MediaCodec.Opus)
            tags.Add((0, TagTypes.Audio, Body(new Arrival { Codec = sound, IsConfig = true, IsKey = true, Data = OpusHead(audio.Box("dOps")) })));
        if (sound == MediaCodec.Aac)
            tags.Add((0, TagTypes.Audio, Body(new Arrival { Codec = sound, IsConfig = true, IsKey = true, Data = LowComplexityMono44 })));
        tags.AddRange(video.Frames.Select((frame, i) => ((uint)(i * 40), TagTypes.Video, Body(new Arrival { Codec = picture, IsKey = i % 25 == 0, Data = frame }))));
        var length = sound switch { MediaCodec.Opus => 20.0, MediaCodec.Aac => 1024.0 / 44.1, _ => 1152.0 / 44.1 };
        tags.AddRange(audio.Frames.Select((frame, i) => ((uint)(i * length), TagTypes.Audio, Body(new Arrival { Codec = sound, IsKey = true, Data = frame }))));
        using MemoryStream flv = new();
        flv.Write(TagForm.FileHeader(true, true));
        foreach (var (time, type, body) in tags.OrderBy(t => t.Time).ThenBy(t => t.Type))
        {
            var tag = new byte[TagForm.Header + body.Length + TagForm.Trailer];
            body.CopyTo(TagForm.Frame(tag, type, body.Length, time));
            flv.Write(tag);
        }

        return flv.ToArray();
    }

    private static byte[] Body(in Arrival arrival)
    {
        var body = new byte[MediaBody.Length(arrival)];
        MediaBody.Write(arrival, 0, body);
        return body;
    }

    // version(1) channels(1) pre-skip(2) rate(4) gain(2) mapping(1), big endian there and little endian here.
    private static byte[] OpusHead(byte[] box) =>
        [.. "OpusHead"u8, 1, box[1], box[3], box[2], box[7], box[6], box[5], box[4], box[9], box[8], box[10]];

    private static async Task<Mp4> FramesAsync(string encode)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-codec-").FullName, "frames.mp4");
        await Tool.RunAsync("ffmpeg", $"-v error {encode} -t {Seconds} -pix_fmt yuv420p -f mp4 -movflags delay_moov+frag_every_frame+default_base_moof {path}".Split(' '));
        return new Mp4(await File.ReadAllBytesAsync(path));
    }

    private sealed class Mp4(byte[] file)
    {
        public List<byte[]> Frames { get; } = [.. Boxes(file).Where(b => b.Type == "mdat").Select(b => b.Data)];

        public byte[] Box(string type)
        {
            var at = file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(type));
            return file.AsSpan(at + 4, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at - 4)) - 8).ToArray();
        }

        private static IEnumerable<(string Type, byte[] Data)> Boxes(byte[] file)
        {
            for (int at = 0, size; at + 8 <= file.Length; at += size)
            {
                size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
                yield return (System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + size)]);
            }
        }
    }
}
