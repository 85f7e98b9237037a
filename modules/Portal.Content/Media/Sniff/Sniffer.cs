using System.Text;

namespace Portal.Content.Media.Sniff;

/// <summary>Decides by content, never by name, what a file is, and whether it is only that.</summary>
internal static class Sniffer
{
    /// <summary>Looks at a seekable file. Pictures are read whole, so cap the length first.</summary>
    public static Sniffed Look(Stream file)
    {
        var head = Read(file, 0, 1024);
        if (Kind(head) is not { } kind)
            return Refuse(head);
        if (EndsAsZip(file))
            return Unwelcome.Hidden;
        if (kind is "mp4" or "mp3")
            return kind == "mp4" ? Mp4.Look(file) : Mp3.Look(file);
        if (file.Length > MediaLimits.PictureBytes)
            return new Unwelcome("media.bad.bytes");
        var bytes = Read(file, 0, (int)file.Length);
        if (HoldsScript(bytes))
            return Unwelcome.Hidden;
        var sniffed = kind switch
        {
            "jpeg" => Jpeg.Look(bytes),
            "png" => Png.Look(bytes),
            "gif" => Gif.Look(bytes),
            _ => Webp.Look(bytes),
        };
        return sniffed is Welcome { Width: var width, Height: var height }
            && (width > MediaLimits.Side || height > MediaLimits.Side || (long)width * height > MediaLimits.Pixels)
            ? new Unwelcome("media.bad.pixels")
            : sniffed;
    }

    private static string? Kind(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "mp4",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] => "mp3",
        _ => null,
    };

    private static Unwelcome Refuse(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return new Unwelcome("media.bad.svg");
        if (text.StartsWith('<') || text.Contains("<html", StringComparison.OrdinalIgnoreCase))
            return new Unwelcome("media.bad.html");
        return head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("Rar!"u8) || head.StartsWith("7z"u8) ? new Unwelcome("media.bad.zip") : Unwelcome.Unknown;
    }

    private static bool HoldsScript(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'<') is >= 0 and var at)
        {
            bytes = bytes[(at + 1)..];
            if (StartsWith(bytes, "script"u8) || StartsWith(bytes, "?php"u8) || StartsWith(bytes, "!doctype"u8) || StartsWith(bytes, "iframe"u8))
                return true;
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> word) =>
        bytes.Length >= word.Length && Ascii.EqualsIgnoreCase(bytes[..word.Length], word);

    // APPNOTE.TXT 4.3.16: the end of central directory record names the length of the comment that ends the file.
    private static bool EndsAsZip(Stream file)
    {
        var from = Math.Max(0, file.Length - 65_557);
        var tail = Read(file, from, (int)(file.Length - from));
        for (var at = tail.Length - 22; at >= 0; at--)
        {
            if (tail.AsSpan(at).StartsWith("PK\u0005\u0006"u8) && at + 22 + tail[at + 20] + (tail[at + 21] << 8) <= tail.Length)
                return true;
        }

        return false;
    }

    internal static byte[] Read(Stream file, long at, int count)
    {
        var bytes = new byte[(int)Math.Max(0, Math.Min(count, file.Length - at))];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }
}
