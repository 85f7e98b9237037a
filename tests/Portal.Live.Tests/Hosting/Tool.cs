using System.Diagnostics;

namespace Portal.Live.Tests.Hosting;

/// <summary>ffmpeg and ffprobe as child processes, ended with the test.</summary>
public sealed class Tool : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private Tool(string name, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        process = Process.Start(start) ?? throw new InvalidOperationException($"{name} does not start.");
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a program.</summary>
    public static Tool Start(string name, params IEnumerable<string> arguments) => new(name, arguments);

    /// <summary>Pushes a test picture and tone in real time, with B-frames, a key frame a second.</summary>
    public static Tool Push(string address, string extra = "", int seconds = 600) => Start(
        "ffmpeg",
        $"-hide_banner -loglevel warning -re -f lavfi -i testsrc2=size=320x180:rate=25 -f lavfi -i sine=frequency=440:sample_rate=44100 -t {seconds} -c:v libx264 -preset veryfast -b:v 300k -g 25 -bf 2 -pix_fmt yuv420p -c:a aac -b:a 64k {extra} -f flv {address}".Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Runs a program to its end and hands back what it wrote; fails the test when it fails.</summary>
    public static async Task<string> RunAsync(string name, params IEnumerable<string> arguments)
    {
        await using Tool tool = new(name, arguments);
        await tool.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(tool.process.ExitCode == 0, await tool.errors);
        return await tool.output;
    }

    /// <summary>Waits for the end and hands back what went to the error output.</summary>
    public async Task<string> ErrorsAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await errors;
    }

    /// <summary>Ends the program as a power cut would.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
