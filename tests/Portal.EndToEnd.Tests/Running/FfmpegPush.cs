using System.Diagnostics;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>ffmpeg as the host's software: sends a test picture with a tone to a push address.</summary>
public sealed class FfmpegPush : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private FfmpegPush(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Sends until disposed, or for <paramref name="seconds"/> seconds.</summary>
    public static FfmpegPush Start(string address, int seconds = 600)
    {
        string[] arguments =
        [
            "-hide_banner", "-loglevel", "error", "-re", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100",
            "-t", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "25", "-pix_fmt", "yuv420p",
            "-c:a", "aac", "-f", "flv", address,
        ];
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardError = true, RedirectStandardInput = true };
        return new(Process.Start(start)!);
    }

    /// <summary>Waits until ffmpeg ends by itself and returns what it complained about.</summary>
    public async Task<string> EndedAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return await errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
