using System.Diagnostics;
using Portal.Testing;

namespace Portal.Benchmarks.Content;

/// <summary>Pages that nobody has asked for yet, one after the other: the server's work for each, database and rendering. Aim: 15 ms at the median.</summary>
internal static class StoryLoad
{
    private const int Rounds = 400;

    public static async Task RunAsync(OnDatabase on)
    {
        await using var database = await TempDatabase.CreateAsync(on);
        await using var site = new PortalFactory { Database = database };
        using var browser = site.Browser();
        await Shelf.FillAsync(site.Store, ContentLoad.Items);
        foreach (var (name, path) in new (string, Func<int, string>)[]
        {
            ("a story", n => $"/stories/{Shelf.Slug((n * 37) + 11)}"),
            ("the gallery, a page of it", n => $"/stories?page={n + 1}"),
            ("the gallery of a village", n => $"/stories?village=zhen%2Fv{n % 40}%2F&page={(n / 40) + 1}"),
        })
        {
            List<double> times = [];
            for (var round = 0; round < Rounds + 40; round++)
            {
                var from = Stopwatch.GetTimestamp();
                using var answer = await browser.GetAsync(new Uri(path(round), UriKind.Relative));
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (round >= 40)
                    times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }

            ContentLoad.Say($"{on}, {name}", times);
        }
    }
}
