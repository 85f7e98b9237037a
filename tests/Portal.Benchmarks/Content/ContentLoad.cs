using System.Globalization;
using Portal.Testing;

namespace Portal.Benchmarks.Content;

/// <summary>Stories by the thousand: what a page, a search, the cache and the news from node to node cost. See README.md beside this file.</summary>
internal static class ContentLoad
{
    public const int Items = 20_000;

    /// <summary>Runs a command of ours; null when it is none.</summary>
    public static Task? TryRun(string[] args) => args switch
    {
        ["content-cache"] => CacheLoad.RunAsync(),
        ["content-story", var on] => StoryLoad.RunAsync(Kind(on)),
        ["content-search", var on] => SearchLoad.RunAsync(Kind(on)),
        ["content-nodes"] => NodesLoad.RunAsync(),
        _ => null,
    };

    public static void Say(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34} median {times[times.Count / 2],6:0.0} ms   95 % {times[times.Count * 95 / 100],6:0.0} ms   most {times[^1],6:0.0} ms   of {times.Count}"));
    }

    private static OnDatabase Kind(string on) => on == "postgres" ? OnDatabase.Postgres : OnDatabase.Sqlite;
}
