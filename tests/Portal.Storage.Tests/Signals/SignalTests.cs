using Portal.Storage.Signals;
using Portal.Testing;

namespace Portal.Storage.Tests.Signals;

public sealed class SignalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Wakes_every_reader_of_the_topic_and_no_other(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        var signals = host.Get<ISignals>();
        var woken = new List<string>();
        using var a = signals.Subscribe("room:1", () => woken.Add("a"));
        var b = signals.Subscribe("room:1", () => woken.Add("b"));
        using var c = signals.Subscribe("room:2", () => woken.Add("c"));
        await signals.RaiseAsync("room:1", Ct);
        b.Dispose();
        b.Dispose();
        await signals.RaiseAsync("room:1", Ct);
        await signals.RaiseAsync("room:3", Ct);
        Assert.Equal(["a", "b", "a"], woken);
    }

    [Fact]
    public async Task Reaches_another_node_on_PostgreSQL_also_after_its_connection_was_lost()
    {
        await using var here = await StorageHost.StartAsync(OnDatabase.Postgres, []);
        await using var there = await StorageHost.StartAsync(OnDatabase.Postgres, [], on: here.Database);
        await there.StartBackgroundAsync();
        await RaiseUntilHeardAsync(here, there);

        await here.Store.WriteAsync(
            db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
                Ct),
            Ct);
        await RaiseUntilHeardAsync(here, there);
    }

    [Theory]
    [InlineData("")]
    [InlineData("话题")]
    public async Task A_topic_that_is_not_short_ASCII_is_refused(string topic)
    {
        await using var host = await StorageHost.StartAsync();
        Assert.Throws<ArgumentException>(() => host.Get<ISignals>().Subscribe(topic, () => { }));
        Assert.Throws<ArgumentException>(() => host.Get<ISignals>().Subscribe(new string('a', 201), () => { }));
    }

    private static async Task RaiseUntilHeardAsync(StorageHost here, StorageHost there)
    {
        var heard = new TaskCompletionSource();
        using var subscription = there.Get<ISignals>().Subscribe("room:1", () => heard.TrySetResult());
        while (!heard.Task.IsCompleted)
        {
            await here.Get<ISignals>().RaiseAsync("room:1", Ct);
            there.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
