using System.Buffers.Binary;
using System.Text;

namespace Portal.Content.Media.Sniff;

/// <summary>ISO base media (14496-12 §4.2): boxes = size, type, body; the brand in <c>ftyp</c> tells what for.</summary>
internal static class Mp4
{
    private const int MostBoxes = 100_000;

    public static Sniffed Look(Stream file)
    {
        var brand = Encoding.ASCII.GetString(Sniffer.Read(file, 8, 4));
        if (brand is "heic" or "heix" or "mif1" or "msf1" or "hevc" or "avif")
            return new Unwelcome("media.bad.heic");
        if (brand == "qt  ")
            return new Unwelcome("media.bad.mov");
        var hasMovie = false;
        long at = 0;
        for (var boxes = 0; at < file.Length && boxes < MostBoxes; boxes++)
        {
            var head = Sniffer.Read(file, at, 16);
            if (head.Length < 8 || !IsType(head.AsSpan(4, 4)))
                return boxes > 1 ? Unwelcome.Hidden : Unwelcome.Broken;
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (size == 1 && head.Length == 16)
                size = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8));
            else if (size == 0)
                size = file.Length - at;
            if (size < 8 || size > file.Length - at)
                return Unwelcome.Broken;
            hasMovie |= head.AsSpan(4, 4).SequenceEqual("moov"u8);
            at += size;
        }

        if (!hasMovie || at != file.Length)
            return Unwelcome.Broken;
        return brand.StartsWith("M4A", StringComparison.Ordinal) || brand.StartsWith("M4B", StringComparison.Ordinal)
            ? new Welcome("audio/mp4", "m4a", MediaKind.Sound)
            : new Welcome("video/mp4", "mp4", MediaKind.Film);
    }

    private static bool IsType(ReadOnlySpan<byte> type) => type.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
}
