using System.Globalization;

namespace Portal.Benchmarks.Live;

/// <summary>Processor time and memory of processes, from /proc.</summary>
internal static class ProcessMeter
{
    /// <summary>Seconds of processor time that these processes have used together.</summary>
    public static double Seconds(IEnumerable<int> pids) => pids.Sum(pid =>
    {
        // Field 2 is the name in brackets and may hold blanks; utime and stime are fields 14 and 15, in ticks of 10 ms.
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    });

    /// <summary>Megabytes in memory of these processes together.</summary>
    public static double Megabytes(IEnumerable<int> pids) => pids.Sum(pid =>
        long.Parse(File.ReadAllText($"/proc/{pid}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * 4096 / 1024.0 / 1024);
}
