using System.Diagnostics;
using Portal.Kit.Programs;

namespace Portal.Live.Ladder;

/// <summary>The ffmpeg of this machine, if there is one. No shell is ever between: arguments are handed over one by one.</summary>
internal sealed class Ffmpeg(LiveOptions options)
{
    private readonly string? path = OnPath.Find(options.Ffmpeg);

    /// <summary>Whether there is one.</summary>
    public bool IsPresent => path is not null;

    /// <summary>Starts it, as the least urgent of this machine's work.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it does not start.</exception>
    public Process Start(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(path ?? throw new InvalidOperationException("There is no ffmpeg."), ["-hide_banner", "-loglevel", "error", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg does not start.");
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already, or the system does not allow it.
        }

        return process;
    }
}
