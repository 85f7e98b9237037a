using Portal.Live.Streams;

namespace Portal.Live.Cmaf;

/// <summary>Writes initialisation segments: ftyp and moov without samples (ISO 14496-12 §8.2, 14496-15, 14496-14).</summary>
internal static class InitSegment
{
    /// <summary>Track id of the picture.</summary>
    public const int VideoId = 1;

    /// <summary>Track id of the sound.</summary>
    public const int AudioId = 2;

    /// <summary>Ticks a second of the picture's track.</summary>
    public const int VideoScale = 90_000;

    private static readonly uint[] Unity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

    /// <summary>The segment for these tracks; either may be null, not both.</summary>
    public static byte[] Write(VideoTrack? video, AudioTrack? audio) => Write(video is null ? [] : [video], audio is null ? [] : [audio], 0);

    /// <summary>The segment for a file in which formats change: the first of each kind sets size and ticks.</summary>
    /// <param name="videos">Formats of the picture.</param>
    /// <param name="audios">Formats of the sound.</param>
    /// <param name="duration">Milliseconds of the whole, 0 when unknown.</param>
    public static byte[] Write(IReadOnlyList<VideoTrack> videos, IReadOnlyList<AudioTrack> audios, long duration)
    {
        BoxWriter to = new(1024);
        var ftyp = to.Open("ftyp");
        to.Bytes("iso6"u8);
        to.UInt32(0);
        to.Bytes("iso6cmfcmp41"u8);
        to.Close(ftyp);
        var moov = to.Open("moov");
        WriteHeader(to);
        if (videos.Count > 0)
            WriteVideo(to, videos);
        if (audios.Count > 0)
            WriteAudio(to, audios);
        var mvex = to.Open("mvex");
        if (duration > 0)
        {
            var mehd = to.Open("mehd", 1, 0);
            to.UInt64((ulong)duration);
            to.Close(mehd);
        }

        if (videos.Count > 0)
            WriteDefaults(to, VideoId);
        if (audios.Count > 0)
            WriteDefaults(to, AudioId);
        to.Close(mvex);
        to.Close(moov);
        return to.ToArray();
    }

    private static void WriteHeader(BoxWriter to)
    {
        var mvhd = to.Open("mvhd", 0, 0);
        to.Zeros(8);
        to.UInt32(1000);
        to.UInt32(0);
        to.UInt32(0x10000);
        to.UInt16(0x100);
        to.Zeros(10);
        WriteMatrix(to);
        to.Zeros(24);
        to.UInt32(AudioId + 1);
        to.Close(mvhd);
    }

    private static void WriteVideo(BoxWriter to, IReadOnlyList<VideoTrack> videos)
    {
        var trak = OpenTrack(to, VideoId, 0, videos[0].Width, videos[0].Height);
        var mdia = OpenMedia(to, VideoScale, "vide");
        var vmhd = to.Open("vmhd", 0, 1);
        to.Zeros(8);
        to.Close(vmhd);
        WriteTables(to, videos, SampleEntries.Video);
        to.Close(mdia.Minf);
        to.Close(mdia.Mdia);
        to.Close(trak);
    }

    private static void WriteAudio(BoxWriter to, IReadOnlyList<AudioTrack> audios)
    {
        var trak = OpenTrack(to, AudioId, 0x100, 0, 0);
        var mdia = OpenMedia(to, audios[0].SampleRate, "soun");
        var smhd = to.Open("smhd", 0, 0);
        to.Zeros(4);
        to.Close(smhd);
        WriteTables(to, audios, SampleEntries.Audio);
        to.Close(mdia.Minf);
        to.Close(mdia.Mdia);
        to.Close(trak);
    }

    private static int OpenTrack(BoxWriter to, uint id, int volume, int width, int height)
    {
        var trak = to.Open("trak");
        var tkhd = to.Open("tkhd", 0, 3);
        to.Zeros(8);
        to.UInt32(id);
        to.Zeros(8 + 8 + 4);
        to.UInt16(volume);
        to.UInt16(0);
        WriteMatrix(to);
        to.UInt32((uint)width << 16);
        to.UInt32((uint)height << 16);
        to.Close(tkhd);
        return trak;
    }

    private static (int Mdia, int Minf) OpenMedia(BoxWriter to, int scale, string handler)
    {
        var mdia = to.Open("mdia");
        var mdhd = to.Open("mdhd", 0, 0);
        to.Zeros(8);
        to.UInt32((uint)scale);
        to.UInt32(0);
        to.UInt16(0x55C4);
        to.UInt16(0);
        to.Close(mdhd);
        var hdlr = to.Open("hdlr", 0, 0);
        to.UInt32(0);
        to.Bytes(System.Text.Encoding.ASCII.GetBytes(handler));
        to.Zeros(13);
        to.Close(hdlr);
        return (mdia, to.Open("minf"));
    }

    private static void WriteTables<T>(BoxWriter to, IReadOnlyList<T> formats, Action<BoxWriter, T> write)
    {
        var dinf = to.Open("dinf");
        var dref = to.Open("dref", 0, 0);
        to.UInt32(1);
        to.Close(to.Open("url ", 0, 1));
        to.Close(dref);
        to.Close(dinf);
        var stbl = to.Open("stbl");
        var stsd = to.Open("stsd", 0, 0);
        to.UInt32((uint)formats.Count);
        foreach (var format in formats)
            write(to, format);
        to.Close(stsd);
        foreach (var (empty, zeros) in (ReadOnlySpan<(string, int)>)[("stts", 4), ("stsc", 4), ("stsz", 8), ("stco", 4)])
        {
            var box = to.Open(empty, 0, 0);
            to.Zeros(zeros);
            to.Close(box);
        }

        to.Close(stbl);
    }

    private static void WriteDefaults(BoxWriter to, uint id)
    {
        var trex = to.Open("trex", 0, 0);
        to.UInt32(id);
        to.UInt32(1);
        to.Zeros(12);
        to.Close(trex);
    }

    private static void WriteMatrix(BoxWriter to)
    {
        foreach (var value in Unity)
            to.UInt32(value);
    }
}
