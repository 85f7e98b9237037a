using System.Text;
using Portal.Kit.Streams;

namespace Portal.Live.Captions;

/// <summary>A stretch of captions as HLS carries them: a WebVTT file that says where its times lie among the picture's.</summary>
internal static class CaptionFile
{
    /// <summary>Content type.</summary>
    public const string Type = "text/vtt; charset=utf-8";

    // The picture's times are read as MPEG-2's: 90 kHz, 33 bits.
    private const long Modulus = 1L << 33;

    /// <summary>Writes it (RFC 8216 §3.5).</summary>
    /// <param name="local">A time on the captions' own line…</param>
    /// <param name="milliseconds">…and the same moment in the decoding times of the segment beside it.</param>
    /// <param name="captions">What is shown within the segment; may be empty.</param>
    public static byte[] Write(TimeSpan local, long milliseconds, IEnumerable<CaptionText> captions)
    {
        StringBuilder file = new(CaptionText.Head);
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"X-TIMESTAMP-MAP=LOCAL:{CaptionText.Time(local)},MPEGTS:{milliseconds * 90 % Modulus}\n");
        foreach (var caption in captions)
            caption.WriteTo(file);
        return Encoding.UTF8.GetBytes(file.ToString());
    }
}
