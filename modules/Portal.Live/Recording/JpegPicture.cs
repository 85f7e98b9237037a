using System.Buffers.Binary;

namespace Portal.Live.Recording;

/// <summary>Tells by content whether bytes are a JPEG (T.81 annex B) of a cover's size.</summary>
internal static class JpegPicture
{
    private const int Least = 160;
    private const int Most = 1920;
    private const byte Scan = 0xDA;

    /// <summary>Whether they are: start, segments with a frame among them up to the scan, and an end.</summary>
    // FF D8 { FF marker(1) length(2) … } FF DA … FF D9; frame: precision(1) height(2) width(2)
    public static bool IsOne(ReadOnlySpan<byte> file)
    {
        if (file.Length < 128 || !file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || !file.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]))
            return false;
        var (width, height) = (0, 0);
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == Scan)
                return width is >= Least and <= Most && height is > 0 and <= Most;
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2)
                return false;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]));
            at += 2 + length;
        }

        return false;
    }
}
