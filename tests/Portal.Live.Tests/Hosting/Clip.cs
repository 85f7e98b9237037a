namespace Portal.Live.Tests.Hosting;

/// <summary>A short FLV made once by ffmpeg: 4 s of test picture with B-frames and a tone, a key frame a second.</summary>
public static class Clip
{
    private static readonly Lazy<Task<byte[]>> Made = new(() => MakeAsync("320x180", 300));
    private static readonly Lazy<Task<byte[]>> MadeSpoken = new(() => MakeAsync("320x180", 300, spoken: "1\n00:00:00,400 --> 00:00:01,500\n麦种先拌药\n\n2\n00:00:02,600 --> 00:00:03,400\n再 <晾> 干 & 装袋\n"));
    private static readonly Lazy<Task<byte[]>> MadeLarge = new(() => MakeAsync("640x512", 2000));

    public static Task<byte[]> BytesAsync() => Made.Value;

    /// <summary>The same with two captions that ffmpeg packs as <c>onTextData</c>, at 0.4 s and 2.6 s.</summary>
    public static Task<byte[]> SpokenAsync() => MadeSpoken.Value;

    /// <summary>The same with a picture that is larger than both rungs of a ladder.</summary>
    public static Task<byte[]> LargeAsync() => MadeLarge.Value;

    private static async Task<byte[]> MakeAsync(string size, int kilobits, string? spoken = null)
    {
        var folder = Directory.CreateTempSubdirectory("portal-clip-").FullName;
        var path = Path.Combine(folder, "clip.flv");
        var words = Path.Combine(folder, "words.srt");
        if (spoken is not null)
            await File.WriteAllTextAsync(words, spoken);
        await Tool.RunAsync(
            "ffmpeg",
            $"-v error -f lavfi -i testsrc2=size={size}:rate=25 -f lavfi -i sine=frequency=440:sample_rate=44100{(spoken is null ? "" : $" -i {words} -map 0:v -map 1:a -map 2:s -c:s text")} -t 4 -c:v libx264 -preset veryfast -b:v {kilobits}k -g 25 -bf 2 -pix_fmt yuv420p -c:a aac -b:a 64k -f flv {path}".Split(' '));
        return await File.ReadAllBytesAsync(path);
    }
}
