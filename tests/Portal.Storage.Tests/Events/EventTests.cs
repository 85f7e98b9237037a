using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Testing;

namespace Portal.Storage.Tests.Events;

public sealed class EventTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Handlers_hear_what_was_committed_in_order_across_types(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await host.StartBackgroundAsync();
        await AnnounceAsync(host, db =>
        {
            db.Announce(new Told(1));
            db.Announce(new ToldOtherwise(2));
        });
        await AnnounceAsync(host, db => db.Announce(new Told(3)));
        var listener = host.Get<Listener>();
        Assert.Equal(new[] { 1, -2, 3 }, await listener.NextAsync(3));
    }

    [Theory, BothDatabases]
    public async Task What_was_rolled_back_was_never_announced(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await host.StartBackgroundAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => AnnounceAsync(host, db =>
        {
            db.Announce(new Told(1));
            throw new InvalidDataException();
        }));
        await AnnounceAsync(host, db => db.Announce(new Told(2)));
        Assert.Equal(2, await host.Get<Listener>().NextAsync());
    }

    [Theory, BothDatabases]
    public async Task Events_of_a_time_when_nobody_ran_are_handled_at_the_next_start_and_only_once(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await using (var before = await StartAsync(kind, database))
        {
            await AnnounceAsync(before, db => db.Announce(new Told(1)));
            await before.StartBackgroundAsync();
            Assert.Equal(1, await before.Get<Listener>().NextAsync());
            await CursorAsync(before, "tests.listener", 1);
        }
        await using (var asleep = await StartAsync(kind, database))
            await AnnounceAsync(asleep, db => db.Announce(new Told(2)));
        await using var after = await StartAsync(kind, database);
        await after.StartBackgroundAsync();
        Assert.Equal(2, await after.Get<Listener>().NextAsync());
    }

    [Theory, BothDatabases]
    public async Task A_failing_handler_tries_the_same_event_again_and_holds_up_nobody(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var (failing, other) = (host.Get<Listener>(), host.Get<SecondListener>());
        failing.FailuresLeft = 2;
        await host.StartBackgroundAsync();
        await AnnounceAsync(host, db => db.Announce(new Told(1)));
        await AnnounceAsync(host, db => db.Announce(new Told(2)));

        Assert.Equal(new[] { 1, 2 }, await other.NextAsync(2));
        Assert.Equal(1, await failing.NextFailureAsync());
        Assert.True(failing.HeardNothing);
        await AdvanceUntilAsync(host, failing.NextFailureAsync().AsTask());
        var both = failing.NextAsync(2);
        await AdvanceUntilAsync(host, both);
        Assert.Equal(new[] { 1, 2 }, await both);
    }

    [Fact]
    public async Task An_event_committed_on_one_node_wakes_the_handler_on_another()
    {
        await using var leader = await StartAsync(OnDatabase.Postgres);
        await leader.StartBackgroundAsync();
        await AnnounceAsync(leader, db => db.Announce(new Told(1)));
        Assert.Equal(1, await leader.Get<Listener>().NextAsync());

        await using var follower = await StartAsync(OnDatabase.Postgres, leader.Database);
        await follower.StartBackgroundAsync();
        await AnnounceAsync(follower, db => db.Announce(new Told(2)));

        // The fake clocks stand still: no poll, it was NOTIFY.
        Assert.Equal(2, await leader.Get<Listener>().NextAsync());
        Assert.True(follower.Get<Listener>().HeardNothing);
    }

    [Fact]
    public async Task No_event_is_passed_by_when_transactions_overlap_on_PostgreSQL()
    {
        await using var host = await StartAsync(OnDatabase.Postgres);
        await host.StartBackgroundAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, 150),
            new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = Ct },
            async (i, ct) => await host.Store.WriteAsync(
                async db =>
                {
                    db.Announce(new Told(i));
                    await db.Set<EventRow>().CountAsync(ct);
                },
                ct));
        var heard = new SortedSet<int>();
        while (heard.Count < 150)
            heard.Add(await host.Get<Listener>().NextAsync());
        Assert.Equal(Enumerable.Range(1, 150), heard);
    }

    [Theory, BothDatabases]
    public async Task Old_events_are_forgotten_when_everybody_has_handled_them(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await AnnounceAsync(host, db => db.Announce(new Told(1)));
        host.Clock.Advance(ForgetEvents.Kept + TimeSpan.FromHours(1));
        await AnnounceAsync(host, db => db.Announce(new Told(2)));
        var forget = ActivatorUtilities.CreateInstance<ForgetEvents>(host.Services);

        await forget.RunAsync(Ct);
        Assert.Equal([1, 2], await IdsAsync(host));

        await host.StartBackgroundAsync();
        await CursorAsync(host, "tests.listener", 2);
        await CursorAsync(host, "tests.second", 2);
        await forget.RunAsync(Ct);
        Assert.Equal([2], await IdsAsync(host));
    }

    private static Task<StorageHost> StartAsync(OnDatabase kind, TempDatabase? on = null) =>
        StorageHost.StartAsync(
            kind,
            [],
            services => services
                .AddHandler<Told, Listener>()
                .AddHandler<ToldOtherwise, Listener>()
                .AddHandler<Told, SecondListener>(),
            on: on);

    private static Task AnnounceAsync(StorageHost host, Action<PortalDb> announce) =>
        host.Store.WriteAsync(
            db =>
            {
                announce(db);
                return Task.CompletedTask;
            },
            Ct);

    private static async Task AdvanceUntilAsync(StorageHost host, Task reached)
    {
        while (!reached.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }
    }

    private static async Task CursorAsync(StorageHost host, string cursor, long reached)
    {
        await using var db = host.Store.Open();
        while (!await db.Set<CursorRow>().AnyAsync(c => c.Name == cursor && c.LastId >= reached, Ct))
            await Task.Yield();
    }

    private static async Task<List<long>> IdsAsync(StorageHost host)
    {
        await using var db = host.Store.Open();
        return await db.Set<EventRow>().OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(Ct);
    }
}
