using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Storage.Jobs;
using Portal.Storage.Nodes;
using Portal.Testing;

namespace Portal.Storage.Tests.Jobs;

public sealed class JobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_job_runs_at_once_and_again_at_its_times_even_after_a_failure(OnDatabase kind)
    {
        var job = new Counting("a") { Fails = true };
        await using var host = await StartAsync(kind, job);
        await host.StartBackgroundAsync();
        for (var run = 1; run <= 3; run++)
        {
            var next = job.NextAsync().AsTask();
            await AdvanceUntilAsync(host.Clock, next);
            Assert.Equal(run, await next);
        }
    }

    [Theory, BothDatabases]
    public async Task Of_two_nodes_one_runs_the_jobs_and_the_other_takes_over_when_it_stops(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        var clock = new FakeTimeProvider(StorageHost.Evening);
        var (jobA, jobB) = (new Counting("a"), new Counting("b"));
        await using var b = await StartAsync(kind, jobB, database, clock);
        await using (var a = await StartAsync(kind, jobA, database, clock))
        {
            await a.StartBackgroundAsync();
            await jobA.NextAsync();
            await b.StartBackgroundAsync();
            var again = jobA.NextAsync().AsTask();
            await AdvanceWhileHeldAsync(a, again);
            Assert.Equal(0, jobB.Runs);
        }
        var taken = jobB.NextAsync().AsTask();
        await AdvanceUntilAsync(clock, taken);
        Assert.Equal(1, await taken);
    }

    [Theory, BothDatabases]
    public async Task The_lease_of_a_killed_node_ends_by_itself(OnDatabase kind)
    {
        var job = new Counting("a");
        await using var host = await StartAsync(kind, job);

        // What a process leaves behind that ended without a word.
        var until = StorageHost.Evening.UtcDateTime + Lease.Life;
        await host.Store.WriteAsync(
            db =>
            {
                db.Add(new LeaseRow { Name = "leader", Holder = "killed", Until = until });
                return Task.CompletedTask;
            },
            Ct);
        await host.StartBackgroundAsync();
        var first = job.NextAsync().AsTask();
        await AdvanceUntilAsync(host.Clock, first);
        Assert.True(host.Clock.GetUtcNow().UtcDateTime > until);
    }

    [Theory, BothDatabases]
    public async Task A_node_that_lost_the_lease_stops_its_jobs_and_starts_them_when_it_gets_it_back(OnDatabase kind)
    {
        var job = new Staying();
        await using var host = await StartAsync(kind, job);
        var farOff = StorageHost.Evening.UtcDateTime.AddYears(100);
        await host.StartBackgroundAsync();
        await job.NextAsync("begun");
        await GiveAsync("another");
        await AdvanceUntilAsync(host.Clock, job.NextAsync("ended"));
        await GiveAsync("");
        await AdvanceUntilAsync(host.Clock, job.NextAsync("begun"));

        Task GiveAsync(string holder) => host.Store.WriteAsync(
            db => db.Set<LeaseRow>().ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, holder).SetProperty(x => x.Until, farOff), Ct),
            Ct);
    }

    [Theory, BothDatabases]
    public async Task Only_the_holder_renews_and_gives_back(OnDatabase kind)
    {
        await using var a = await StartAsync(kind, new Counting("a"));
        await using var b = await StartAsync(kind, new Counting("b"), a.Database, a.Clock);
        Assert.True(await a.Get<Lease>().TryHoldAsync(Ct));
        Assert.True(await a.Get<Lease>().TryHoldAsync(Ct));
        Assert.False(await b.Get<Lease>().TryHoldAsync(Ct));
        await b.Get<Lease>().ReleaseAsync(Ct);
        Assert.False(await b.Get<Lease>().TryHoldAsync(Ct));
        await a.Get<Lease>().ReleaseAsync(Ct);
        Assert.True(await b.Get<Lease>().TryHoldAsync(Ct));
        await using var db = a.Store.Open();
        Assert.Equal(1, await db.Set<LeaseRow>().CountAsync(Ct));
    }

    private static Task<StorageHost> StartAsync(OnDatabase kind, IJob job, TempDatabase? on = null, FakeTimeProvider? clock = null) =>
        StorageHost.StartAsync(kind, [], services => services.AddSingleton(job), on: on, clock: clock);

    // On a busy machine the holder's renewal takes its time: the fake clock must not run past the lease meanwhile.
    private static async Task AdvanceWhileHeldAsync(StorageHost holder, Task reached)
    {
        while (!reached.IsCompleted)
        {
            await using var db = holder.Store.Open();
            var until = (await db.Set<LeaseRow>().SingleAsync(Ct)).Until;
            // Close to its end but never past it: on a busy machine the holder winds its next beat late, and stopped too early the clock would never reach it.
            if (until - holder.Clock.GetUtcNow().UtcDateTime > Lease.Life / 5)
                holder.Clock.Advance(TimeSpan.FromMilliseconds(200));
        }
    }

    private static async Task AdvanceUntilAsync(FakeTimeProvider clock, Task reached)
    {
        while (!reached.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }
    }

    private sealed class Counting(string name) : IJob
    {
        private readonly Channel<int> runs = Channel.CreateUnbounded<int>();

        public string Name => name;

        public TimeSpan Every => TimeSpan.FromMinutes(1);

        public bool Fails { get; init; }

        public int Runs { get; private set; }

        public ValueTask<int> NextAsync() => runs.Reader.ReadAsync(Ct);

        public Task RunAsync(CancellationToken ct)
        {
            runs.Writer.TryWrite(++Runs);
            return Fails ? throw new InvalidOperationException("asked to fail") : Task.CompletedTask;
        }
    }

    /// <summary>Runs until it is told to end.</summary>
    private sealed class Staying : IJob
    {
        private readonly Channel<string> told = Channel.CreateUnbounded<string>();

        public string Name => "staying";

        public TimeSpan Every => TimeSpan.FromMinutes(1);

        public async Task NextAsync(string expected) => Assert.Equal(expected, await told.Reader.ReadAsync(Ct));

        public async Task RunAsync(CancellationToken ct)
        {
            told.Writer.TryWrite("begun");
            var ended = new TaskCompletionSource();
            await using (ct.Register(() => ended.TrySetResult()))
                await ended.Task;
            told.Writer.TryWrite("ended");
        }
    }
}
