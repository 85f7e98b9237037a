using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>
/// The portal as a newcomer starts it: its own process, a data folder of its own, free ports on 127.0.0.1. What it prints
/// is read as a newcomer would read it: the address, the accounts, the push address.
/// </summary>
public sealed partial class SiteProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool ownsData;

    private SiteProcess(Process process, string dataPath, bool ownsData)
    {
        this.process = process;
        this.ownsData = ownsData;
        DataPath = dataPath;
    }

    /// <summary>The folder with database, files and recordings.</summary>
    public string DataPath { get; }

    /// <summary>Address of the home page, without closing slash.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Push address without the key: <c>rtmp://127.0.0.1:PORT/live</c>.</summary>
    public string PushAddress { get; private set; } = "";

    /// <summary>User name → password of the demo accounts.</summary>
    public Dictionary<string, string> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>All that was printed, for the message of a failing test.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Whether the process has ended, with its exit code.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Starts and waits until the address is printed.</summary>
    public static async Task<SiteProcess> StartAsync(
        CancellationToken ct, string? dataPath = null, bool demo = true, params string[] settings)
    {
        var site = await LaunchAsync(dataPath, demo, settings);
        var exited = site.process.WaitForExitAsync(ct);
        if (await Task.WhenAny(site.ready.Task, exited) == exited)
            throw new InvalidOperationException($"The site did not start.\n{site.Log}");
        return site;
    }

    /// <summary>Starts and waits until it ends by itself, as it does when the settings are wrong.</summary>
    public static async Task<SiteProcess> RunToEndAsync(CancellationToken ct, string? dataPath = null, bool demo = true, params string[] settings)
    {
        var site = await LaunchAsync(dataPath, demo, settings);
        await site.process.WaitForExitAsync(ct);
        return site;
    }

    /// <summary>Kills the process as a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        if (ownsData)
            Directory.Delete(DataPath, recursive: true);
    }

    private static Task<SiteProcess> LaunchAsync(string? dataPath, bool demo, string[] settings)
    {
        var metadata = typeof(SiteProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(a => a.Key, a => a.Value!);
        var folder = Path.GetFullPath(metadata["SiteFolder"]);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        var data = dataPath ?? Directory.CreateTempSubdirectory("portal-e2e-").FullName;
        start.ArgumentList.Add(Path.Combine(folder, "bin", metadata["SiteConfiguration"], "net10.0", "Portal.Site.dll"));
        string[] own =
        [
            "--urls", "http://127.0.0.1:0", "--environment", demo ? "Development" : "Production",
            "--Portal:DataPath", data, "--Live:RtmpPort", "0", "--Live:RtmpAddress", "127.0.0.1",
        ];
        foreach (var word in own.Concat(settings))
            start.ArgumentList.Add(word);
        var site = new SiteProcess(new Process { StartInfo = start }, data, dataPath is null);
        site.process.OutputDataReceived += (_, e) => site.Read(e.Data);
        site.process.ErrorDataReceived += (_, e) => site.Read(e.Data);
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        return Task.FromResult(site);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        log.Enqueue(line);
        if (AddressLine().Match(line) is { Success: true } address)
        {
            Address = address.Groups[1].Value;
            ready.TrySetResult();
        }
        else if (PushLine().Match(line) is { Success: true } push)
        {
            PushAddress = push.Groups[1].Value;
        }
        else if (AccountLine().Match(line) is { Success: true } account)
        {
            Accounts[account.Groups[1].Value] = account.Groups[2].Value;
        }
    }

    // The lines that Portal.Site.Start.Greeting prints; the address comes last.
    [GeneratedRegex(@"^\s+(rtmp://\S+/live)")]
    private static partial Regex PushLine();

    [GeneratedRegex(@"^\s+(https?://\S+?)/?$")]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"^\s+\S+：([a-z]+)\s+密码 (\S+?)（")]
    private static partial Regex AccountLine();
}
