using System.Globalization;

namespace Portal.Live.Ladder;

/// <summary>What a rung is like.</summary>
/// <param name="Height">Pixels; the width follows.</param>
/// <param name="Kilobits">Of the picture, a second, at most.</param>
internal sealed record RungForm(int Height, int Kilobits)
{
    /// <summary>Part of its addresses: <c>r480</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"r{Height}");

    /// <summary>
    /// Frames in, in the form of <see cref="ChildInput"/>, FLV out. Times and key frames stay those of the source, so that a player changes between rungs without a
    /// seam; no B-frames and nothing held back; the sound passes as it is. One thread each way: a village's server has
    /// other work.
    /// </summary>
    public IEnumerable<string> Arguments(string format, bool hasSound)
    {
        string[] sound = hasSound ? ["-map", "0:a:0", "-c:a", "copy"] : ["-an"];
        return
        [
            "-copyts", "-flags", "low_delay", "-probesize", "100000", "-analyzeduration", "0", "-threads", "1", "-f", format, "-i", "pipe:0",
            "-map", "0:v:0", "-vf", Text($"scale=-2:{Height}"), "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency",
            "-profile:v", "main", "-threads", "1", "-bf", "0", "-sc_threshold", "0", "-g", "900", "-force_key_frames", "source", "-fps_mode", "passthrough",
            "-crf", "24", "-maxrate", Text($"{Kilobits}k"), "-bufsize", Text($"{Kilobits * 2}k"),
            .. sound,
            "-flush_packets", "1", "-flvflags", "no_duration_filesize", "-f", "flv", "pipe:1",
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
