using System.Diagnostics;
using System.Globalization;
using Portal.Kit.Programs;

namespace Portal.Content.Media.Resize;

/// <summary>The operator's ffmpeg, run as a process of its own on files that were looked at before.</summary>
internal sealed class Ffmpeg
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Lazy<string?> program = new(() => OnPath.Find("ffmpeg"));

    /// <summary>Whether there is one on the path.</summary>
    public bool IsThere => program.Value is not null;

    /// <summary>The picture at that width as WebP; null when ffmpeg cannot read it or takes longer than a minute.</summary>
    public async Task<byte[]?> ToWebpAsync(Stream picture, int width, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("portal-");
        try
        {
            var input = Path.Combine(folder.FullName, "in");
            var output = Path.Combine(folder.FullName, "out.webp");
            await using (var copy = File.Create(input))
                await picture.CopyToAsync(copy, ct);
            return await RunAsync(input, output, width, ct) && File.Exists(output) ? await File.ReadAllBytesAsync(output, ct) : null;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private async Task<bool> RunAsync(string input, string output, int width, CancellationToken ct)
    {
        var scale = string.Create(CultureInfo.InvariantCulture, $"scale={width}:-1:flags=lanczos");
        var start = new ProcessStartInfo(program.Value!) { RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-v", "error", "-nostdin", "-protocol_whitelist", "file", "-threads", "1", "-i", input, "-frames:v", "1", "-vf", scale, "-c:v", "libwebp", "-quality", "80", "-map_metadata", "-1", "-y", output])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(true);
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }
}
