using System.Text;

namespace Portal.Requests.Tests.Files;

/// <summary>Beginnings of files as phones and browsers write them.</summary>
internal static class Sounds
{
    public static byte[] Webm(string codec = "A_OPUS") => [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, .. Encoding.ASCII.GetBytes("webm"), 0x86, 0x86, .. Encoding.ASCII.GetBytes(codec), .. new byte[200]];

    public static byte[] Iso(params string[] handlers) =>
        [0, 0, 0, 0x18, .. Encoding.ASCII.GetBytes("ftypM4A "), .. handlers.SelectMany(h => (byte[])[0, 0, 0, 0x21, .. Encoding.ASCII.GetBytes("hdlr"), .. new byte[8], .. Encoding.ASCII.GetBytes(h), .. new byte[13]])];

    public static byte[] Ogg(string codec = "OpusHead") => [.. Encoding.ASCII.GetBytes("OggS"), .. new byte[24], .. Encoding.ASCII.GetBytes(codec), .. new byte[64]];

    /// <summary>The smallest JPEG that holds a frame, with an Exif segment that names a place.</summary>
    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 19, .. Encoding.ASCII.GetBytes("Exif\0\0GPS 116.3E "), 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9,
    ];
}
