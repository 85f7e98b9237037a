using System.Text;

namespace Portal.Requests.Files;

/// <summary>Decides by content, never by name, whether a file is a sound that phones and browsers record, and nothing else.</summary>
internal static class SoundSniffer
{
    /// <summary>MIME type of the sound; null when it is none, or when there are pictures in it.</summary>
    public static string? Look(ReadOnlySpan<byte> file) => file switch
    {
        // Matroska: codec ids of video tracks begin with V_ (RFC 9559 §27.2), the tracks stand at the beginning.
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Head(file).IndexOf("V_"u8) < 0 && Head(file).IndexOf("A_"u8) >= 0 ? "audio/webm" : null,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Head(file).IndexOf("theora"u8) < 0 && (Head(file).IndexOf("OpusHead"u8) >= 0 || Head(file).IndexOf("vorbis"u8) >= 0) ? "audio/ogg" : null,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => OfIsoFile(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] => "audio/mpeg",
        [0xFF, 0xF1 or 0xF9, ..] => "audio/aac",
        _ => null,
    };

    // ISO 14496-12 §8.4.3: hdlr = size, type, version and flags, predefined, handler type.
    private static string? OfIsoFile(ReadOnlySpan<byte> file)
    {
        var sound = false;
        for (var rest = file; rest.IndexOf("hdlr"u8) is >= 0 and var at && at + 16 <= rest.Length; rest = rest[(at + 16)..])
        {
            var handler = Encoding.ASCII.GetString(rest.Slice(at + 12, 4));
            if (handler == "vide")
                return null;
            sound |= handler == "soun";
        }

        return sound ? "audio/mp4" : null;
    }

    private static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> file) => file[..Math.Min(file.Length, 4096)];
}
