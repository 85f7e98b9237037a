using System.Buffers.Binary;

namespace Portal.Content.Tests.Media;

/// <summary>The smallest files of each kind that the library takes.</summary>
internal static class TinyFiles
{
    public static byte[] Gif { get; } = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static byte[] Webp { get; } = Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /// <summary>The same with another size written in its head (VP8L: 14 bits each of width − 1 and height − 1).</summary>
    public static byte[] WebpOf(int width, int height)
    {
        var bytes = Webp.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(21), (uint)((width - 1) | ((height - 1) << 14)));
        return bytes;
    }

    public static byte[] Jpeg(int width = 16, int height = 8, ReadOnlySpan<byte> exif = default) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"u8), .. exif.IsEmpty ? [] : Segment(0xE1, exif), .. Segment(0xFE, "camera"u8),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56, 0xFF, 0xD9,
    ];

    public static byte[] Png(int width = 3, int height = 2) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]), .. Chunk("IDAT"u8, [1, 2, 3]), .. Chunk("IEND"u8, []),
    ];

    public static byte[] Mp4(string brand = "isom") =>
    [
        .. Box("ftyp"u8, [.. System.Text.Encoding.ASCII.GetBytes(brand), 0, 0, 0, 1]), .. Box("moov"u8, [1, 2, 3, 4]), .. Box("mdat"u8, [5, 6]),
    ];

    // MPEG-1 layer III, 32 kbit/s, 44.1 kHz: frames of 104 bytes.
    public static byte[] Mp3 { get; } = [.. Enumerable.Range(0, 4).SelectMany(_ => (byte[])[0xFF, 0xFB, 0x10, 0x00, .. new byte[100]])];

    public static byte[] Exif(byte orientation) =>
        [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, .. "GPS 33.12N"u8];

    /// <summary>An empty zip archive: nothing but its end record.</summary>
    public static byte[] EmptyZip { get; } = [.. "PK\u0005\u0006"u8, .. new byte[18]];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body) => [.. Big(body.Length), .. type, .. body, 0, 0, 0, 0];

    private static byte[] Box(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body) => [.. Big(body.Length + 8), .. type, .. body];

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
