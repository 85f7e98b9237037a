namespace Portal.Live.Tests.Hosting;

/// <summary>A short FLV made once by ffmpeg: 4 s of test picture with B-frames and a tone, a key frame a second.</summary>
public static class Clip
{
    private static readonly Lazy<Task<byte[]>> Made = new(() => MakeAsync("320x180", 300));
    private static readonly Lazy<Task<byte[]>> MadeLarge = new(() => MakeAsync("640x512", 2000));

    public static Task<byte[]> BytesAsync() => Made.Value;

    /// <summary>The same with a picture that is larger than both rungs of a ladder.</summary>
    public static Task<byte[]> LargeAsync() => MadeLarge.Value;

    private static async Task<byte[]> MakeAsync(string size, int kilobits)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-clip-").FullName, "clip.flv");
        await Tool.RunAsync(
            "ffmpeg",
            $"-v error -f lavfi -i testsrc2=size={size}:rate=25 -f lavfi -i sine=frequency=440:sample_rate=44100 -t 4 -c:v libx264 -preset veryfast -b:v {kilobits}k -g 25 -bf 2 -pix_fmt yuv420p -c:a aac -b:a 64k -f flv {path}".Split(' '));
        return await File.ReadAllBytesAsync(path);
    }
}
