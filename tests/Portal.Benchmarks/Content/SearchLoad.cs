using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Search;
using Portal.Testing;

namespace Portal.Benchmarks.Content;

/// <summary>Search as its page asks: hits, count, marks and excerpts together, in 20,000 texts of 2,000 characters. Aim: 95 % within 100 ms.</summary>
internal static class SearchLoad
{
    private const int Batch = 500;
    private const int Questions = 300;

    public static async Task RunAsync(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, []);
        var index = host.Get<SearchIndex>();
        Writing writing = new(5);
        var from = Stopwatch.GetTimestamp();
        await host.Store.WriteAsync(db => BeforeAsync(db, on));
        var now = TimeProvider.System.UtcNow();
        for (var first = 0; first < ContentLoad.Items; first += Batch)
        {
            await host.Store.WriteAsync(async db =>
            {
                for (var n = first; n < first + Batch; n++)
                    await index.PutAsync(db, new SearchEntry("story", Guid.CreateVersion7(), $"zhen/v{n % 40}/", writing.Text(18)[..18], writing.Text(2000), $"/stories/{n}", now.AddMinutes(-n)));
            });
        }

        await host.Store.WriteAsync(db => AfterAsync(db, on, host.Get<SearchTokens>()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{on}: {ContentLoad.Items} texts in {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s"));
        foreach (var asking in new[] { 1, 4 })
        {
            ContentLoad.Say($"{on}, a word, {asking} at once", await AskAsync(asking, w => index.QueryAsync(new SearchQuery(w, "", null, 1)), writing.Word));
            ContentLoad.Say($"{on}, two words, {asking} at once", await AskAsync(asking, w => index.QueryAsync(new SearchQuery(w, "", null, 1)), () => $"{writing.Word()} {writing.Word()}"));
            ContentLoad.Say($"{on}, a word in a village, {asking} at once", await AskAsync(asking, w => index.QueryAsync(new SearchQuery(w, "zhen/v7/", ["story"], 2)), writing.Word));
            ContentLoad.Say($"{on}, a character, {asking} at once", await AskAsync(asking, w => index.QueryAsync(new SearchQuery(w[..1], "", null, 1)), writing.Word));
            ContentLoad.Say($"{on}, suggestions, {asking} at once", await AskAsync(asking, w => index.SuggestAsync(w, 8), writing.Word));
        }
    }

    private static async Task<List<double>> AskAsync(int asking, Func<string, Task> ask, Func<string> word)
    {
        var words = Enumerable.Range(0, Questions + 50).Select(_ => word()).ToList();
        foreach (var warm in words.Take(50))
            await ask(warm);
        ConcurrentBag<double> times = [];
        await Task.WhenAll(Enumerable.Range(0, asking).Select(part => Task.Run(async () =>
        {
            for (var n = 50 + part; n < words.Count; n += asking)
            {
                var from = Stopwatch.GetTimestamp();
                await ask(words[n]);
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        })));
        return [.. times];
    }

    // Twenty thousand at once are entered into an index afterwards, as pg_restore does it; one by one they take several minutes.
    private static Task BeforeAsync(PortalDb db, OnDatabase on) =>
        on == OnDatabase.Postgres ? db.Database.ExecuteSqlRawAsync("DROP INDEX storage_search_fts_tokens, storage_search_fts_title") : Task.CompletedTask;

    // The second as the server does by itself after a while: statistics for the planner.
    private static async Task AfterAsync(PortalDb db, OnDatabase on, SearchTokens tokens)
    {
        if (on != OnDatabase.Postgres)
            return;
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(3));
        await db.Database.ExecuteSqlRawAsync("SET LOCAL maintenance_work_mem = '512MB'");
        await tokens.CreateAsync(db, default);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }
}
