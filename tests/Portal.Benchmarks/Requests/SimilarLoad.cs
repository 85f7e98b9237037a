using System.Diagnostics;
using System.Globalization;
using Portal.Accounts;
using Portal.Accounts.Places;
using Portal.Kit.Places;
using Portal.Moderation;
using Portal.Notices;
using Portal.Requests;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Similar;
using Portal.Storage.Database;
using Portal.Testing;

namespace Portal.Benchmarks.Requests;

/// <summary>
/// Similar orders as the page asks for them, index and database together: <c>similar sqlite|postgres [ORDERS]</c>. Prints the
/// time to the first answer (the index is filled then) and percentiles of those after it. See README.md beside this file.
/// </summary>
internal static class SimilarLoad
{
    private const int Batch = 2_000;
    private const int Questions = 600;

    /// <summary>Runs the command; null when it is none of ours.</summary>
    public static Task? TryRun(string[] args) => args switch
    {
        ["similar", var on, .. var count] => RunAsync(
            on == "postgres" ? OnDatabase.Postgres : OnDatabase.Sqlite, count.Length > 0 ? int.Parse(count[0], CultureInfo.InvariantCulture) : 100_000),
        _ => null,
    };

    private static async Task RunAsync(OnDatabase on, int count)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new RequestsModule()]);
        var random = new Random(11);
        var villages = await FillAsync(host, count, random);
        var similar = host.Get<SimilarTopics>();
        var first = Stopwatch.StartNew();
        await similar.FindAsync("路灯坏了找谁修", null, SimilarTopics.ForPublic, 3, default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{on}, {count} orders: first answer {first.ElapsedMilliseconds} ms"));
        foreach (var typing in new[] { 1, 8 })
        {
            var times = await AskAsync(similar, villages, typing, random);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{on}, {typing} typing at once: median {times[times.Count / 2]:F1} ms, 95 % {times[times.Count * 95 / 100]:F1} ms, 99 % {times[times.Count * 99 / 100]:F1} ms, most {times[^1]:F1} ms of {times.Count}"));
        }
    }

    private static async Task<List<double>> AskAsync(SimilarTopics similar, IReadOnlyList<Guid> villages, int typing, Random random)
    {
        var asked = new System.Collections.Concurrent.ConcurrentBag<double>();
        var questions = Enumerable.Range(0, Questions).Select(_ => Villagers.Question(random)).ToList();
        await Task.WhenAll(Enumerable.Range(0, typing).Select(part => Task.Run(async () =>
        {
            for (var i = part; i < questions.Count; i += typing)
            {
                var clock = Stopwatch.GetTimestamp();
                await similar.FindAsync(questions[i], villages[i % villages.Count], SimilarTopics.ForPublic, 3, default);
                asked.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
        })));
        return [.. asked.Order()];
    }

    private static async Task<IReadOnlyList<Guid>> FillAsync(StorageHost host, int count, Random random)
    {
        var now = host.Clock.GetUtcNow().UtcDateTime;
        var villages = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        await host.Store.WriteAsync(
            db =>
            {
                foreach (var (village, n) in villages.Select((v, n) => (v, n)))
                    db.Add(new PlaceRow { Id = village, Path = $"v{n}/", Slug = $"v{n}", Name = $"村{n}", SortKey = $"{n}", Level = PlaceLevel.Village });
                return Task.CompletedTask;
            },
            default);
        for (var from = 0; from < count; from += Batch)
            await host.Store.WriteAsync(db => AddAsync(db, from, Math.Min(count, from + Batch), villages, now, random), default);
        return villages;
    }

    private static Task AddAsync(PortalDb db, int from, int to, List<Guid> villages, DateTime now, Random random)
    {
        for (var n = from; n < to; n++)
        {
            var at = now.AddMinutes(-5L * n);
            db.Add(new OrderRow
            {
                Id = Guid.CreateVersion7(at),
                Number = string.Create(CultureInfo.InvariantCulture, $"D{n:000000}"),
                Kind = TopicKind.Name,
                PlaceId = villages[random.Next(villages.Count)],
                SubmissionKey = string.Create(CultureInfo.InvariantCulture, $"b:{n}"),
                Title = Villagers.Order(random),
                Channel = "page",
                State = TopicStates.Archived.Key,
                Content = Wording.Passed,
                Visibility = Visibility.Public,
                At = at,
                Entered = at,
            });
        }

        return Task.CompletedTask;
    }
}
