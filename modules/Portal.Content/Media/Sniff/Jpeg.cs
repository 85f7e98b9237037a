using System.Buffers.Binary;

namespace Portal.Content.Media.Sniff;

/// <summary>JPEG (T.81 annex B): markers with segments, scans of entropy-coded data, end of image.</summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte App1 = 0xE1;
    private const byte App13 = 0xED;
    private const byte Comment = 0xFE;

    public static Sniffed Look(ReadOnlySpan<byte> file)
    {
        var (width, height, turned) = (0, 0, false);
        var at = 2;
        while (TryNext(file, at, out var marker, out var body, out var next))
        {
            if (marker == EndOfImage)
            {
                return width == 0 ? Unwelcome.Broken
                    : new Welcome("image/jpeg", "jpg", MediaKind.Picture, turned ? height : width, turned ? width : height);
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && body.Length >= 5)
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
            }
            else if (marker == App1 && Orientation(body) is >= 5 and <= 8)
            {
                turned = true;
            }

            at = next;
        }

        return Unwelcome.Broken;
    }

    /// <summary>
    /// The same picture without what the camera wrote about it: place, owner and thumbnails go, only the orientation stays.
    /// What stands behind the end of the image goes too.
    /// </summary>
    public static byte[] WithoutTraces(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(file[..2]);
        byte orientation = 1;
        var at = 2;
        while (TryNext(file, at, out var marker, out var body, out var next))
        {
            if (marker == App1)
                orientation = Orientation(body) is > 1 and <= 8 and var turned ? turned : orientation;
            else if (marker is not (App13 or Comment))
                clean.Write(file[at..next]);
            if (marker == App1 && orientation > 1)
            {
                clean.Write(Minimal(orientation));
                orientation = 1;
            }

            if (marker == EndOfImage)
                break;
            at = next;
        }

        return clean.ToArray();
    }

    /// <summary>The segment at that position and where the next begins; a scan ends at the next marker. False when there is none.</summary>
    private static bool TryNext(ReadOnlySpan<byte> file, int at, out byte marker, out ReadOnlySpan<byte> body, out int next)
    {
        marker = 0;
        body = default;
        next = at + 2;
        if (at + 2 > file.Length || file[at] != 0xFF)
            return false;
        marker = file[at + 1];
        if (marker == EndOfImage)
            return true;
        if (at + 4 > file.Length)
            return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        if (length < 2 || at + 2 + length > file.Length)
            return false;
        body = file.Slice(at + 4, length - 2);
        next = at + 2 + length;
        while (marker == StartOfScan && next + 1 < file.Length && (file[next] != 0xFF || file[next + 1] is 0 or (>= 0xD0 and <= 0xD7)))
            next++;

        // Any number of fill bytes may precede a marker (B.1.1.2).
        while (next + 1 < file.Length && file[next] == 0xFF && file[next + 1] == 0xFF)
            next++;
        return true;
    }

    // Exif 2.32 §4.5: "Exif\0\0", TIFF header, IFD0 with tag 0x0112.
    private static byte Orientation(ReadOnlySpan<byte> app1)
    {
        if (app1.Length < 14 || !app1.StartsWith("Exif\0\0"u8))
            return 0;
        var tiff = app1[6..];
        var little = tiff[0] == (byte)'I';
        var at = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2)
            return 0;
        var entries = Short(tiff[(int)at..], little);
        for (var i = 0; i < entries && at + 2 + ((i + 1) * 12) <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)at + 2 + (i * 12), 12);
            if (Short(entry, little) == 0x0112)
                return (byte)Short(entry[8..], little);
        }

        return 0;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static byte[] Minimal(byte orientation) =>
    [
        0xFF, App1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];
}
