using System.Globalization;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// Measures, does not judge: Largest Contentful Paint on a weak phone. Run by hand, for the clock of a shared machine is no
/// test: <c>dotnet run --project tests/Portal.EndToEnd.Tests -- -explicit only -class '*PaintTests'</c>. Writes the table
/// of tests/Portal.Benchmarks/Pages/README.md to the file that PORTAL_PAINT names.
/// </summary>
public sealed class PaintTests(DemoSite demo, Browser browser)
{
    private const int Visits = 3;

    // The pages that people arrive on.
    private static readonly string[] Measured = ["home", "rooms", "room", "orders", "order-new", "order", "calendar", "activity", "stories", "story", "search"];

    // The browser tells it as an entry; the last one before anybody touches the page counts.
    private const string Paint =
        """
        () => new Promise(done => {
          let last = null;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) last = entry; }).observe({ type: 'largest-contentful-paint', buffered: true });
          requestAnimationFrame(() => setTimeout(() => done(last ? [last.startTime, last.element ? last.element.tagName.toLowerCase() : ''].join('|') : '0|'), 1500));
        })
        """;

    [Fact(Explicit = true)]
    public async Task Largest_contentful_paint_on_a_weak_phone()
    {
        await using var somebody = await browser.PersonAsync(demo.Site);
        var pages = (await Pages.PublicAsync(await somebody.NewPageAsync())).Where(p => Measured.Contains(p.Name));
        List<string> table = ["| page | first visit, KB | next visit, KB | largest paint, s (median of 3) | what |", "|---|---|---|---|---|"];
        foreach (var (name, address) in pages)
        {
            List<(double Seconds, string What)> seen = [];
            double first = 0, next = 0;
            for (var visit = 0; visit < Visits; visit++)
            {
                await using var person = await browser.PersonAsync(demo.Site, worker: false);
                var page = await person.NewPageAsync();
                var wire = await Wire.OnAsync(page);
                await wire.SlowAsync();
                await page.GotoAsync(address, new() { Timeout = 60_000 });
                var said = (await page.EvaluateAsync<string>(Paint)).Split('|');
                seen.Add((double.Parse(said[0], CultureInfo.InvariantCulture) / 1000, said[1]));
                if (visit > 0)
                    continue;
                first = wire.Page / 1024.0;
                wire.Reset();
                await page.GotoAsync(address, new() { Timeout = 60_000 });
                next = wire.Page / 1024.0;
            }

            var middle = seen.OrderBy(s => s.Seconds).ElementAt(Visits / 2);
            table.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {first:0.0} | {next:0.0} | {middle.Seconds:0.00} | {middle.What} |"));
            TestContext.Current.TestOutputHelper?.WriteLine(table[^1]);
        }

        if (Environment.GetEnvironmentVariable("PORTAL_PAINT") is { Length: > 0 } file)
            await File.WriteAllLinesAsync(file, table, TestContext.Current.CancellationToken);
    }
}
