using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Portal.Benchmarks.Moderation;

/// <summary><c>screen [SECONDS]</c>: megabytes of text a second that one core screens by 50,000 words. See README.md beside this file.</summary>
internal static class ScreenLoad
{
    /// <summary>Runs the command; null when it is none of ours.</summary>
    public static Task? TryRun(string[] args)
    {
        if (args is not ["screen", .. var seconds])
            return null;
        var length = TimeSpan.FromSeconds(seconds.Length > 0 ? int.Parse(seconds[0], CultureInfo.InvariantCulture) : 10);
        foreach (var kind in new[] { "random characters", "what villagers write" })
        {
            var speed = new ScreenSpeed();
            speed.Prepare();
            if (kind != "random characters")
                speed.Say(Requests.Villagers.Order);
            for (var warm = 0; warm < 3; warm++)
                speed.OneMegabyte();
            Measure(kind, speed, length);
        }

        return Task.CompletedTask;
    }

    // Processor time of this process, not the wall: the machine may have other work.
    private static void Measure(string kind, ScreenSpeed speed, TimeSpan length)
    {
        using var self = Process.GetCurrentProcess();
        var (wall, cpu) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        long bytes = 0;
        while (wall.Elapsed < length)
        {
            speed.OneMegabyte();
            bytes += speed.Bytes;
        }

        self.Refresh();
        var used = (self.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"50,000 words, {kind}: {bytes / 1e6 / used:F1} MB/s a core ({Encoding.UTF8.WebName}, {bytes / 1e6:F0} MB in {used:F1} s of processor time)"));
    }
}
