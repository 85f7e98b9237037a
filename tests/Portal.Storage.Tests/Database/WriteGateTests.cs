using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Storage.Database;
using Portal.Storage.Nodes;
using Portal.Testing;

namespace Portal.Storage.Tests.Database;

public sealed class WriteGateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Two_hundred_writers_all_get_through(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = kind == OnDatabase.Sqlite ? 200 : 15, CancellationToken = Ct },
            async (i, ct) => await host.Store.WriteAsync(db => AddAsync(db, $"w{i}"), ct));
        await using var db = host.Store.Open();
        Assert.Equal(200, await db.Set<LeaseRow>().CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_reader_does_not_wait_for_a_writer_and_sees_nothing_uncommitted(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await host.Store.WriteAsync(
            async writing =>
            {
                await AddAsync(writing, "w");
                await writing.SaveChangesAsync(Ct);
                await using var reading = host.Store.Open();
                Assert.Equal(0, await reading.Set<LeaseRow>().CountAsync(Ct));
            },
            Ct);
        await using var after = host.Store.Open();
        Assert.Equal(1, await after.Set<LeaseRow>().CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task An_exception_rolls_everything_back_and_the_gate_opens_again(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await Assert.ThrowsAsync<InvalidDataException>(() => host.Store.WriteAsync(
            async db =>
            {
                await AddAsync(db, "w");
                await db.SaveChangesAsync(Ct);
                throw new InvalidDataException();
            },
            Ct));
        await host.Store.WriteAsync(db => AddAsync(db, "x"), Ct);
        await using var reading = host.Store.Open();
        Assert.Equal(["x"], await reading.Set<LeaseRow>().Select(l => l.Name).ToListAsync(Ct));
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_keep_the_turn()
    {
        using var gate = new WriteGate(oneAtATime: true);
        var first = await Task.Run(async () => await gate.EnterAsync(Ct), Ct);
        using var impatient = new CancellationTokenSource();
        var waiting = Task.Run(async () => await gate.EnterAsync(impatient.Token), Ct);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        first.Dispose();
        using var next = await gate.EnterAsync(Ct);
    }

    [Theory, BothDatabases]
    public async Task A_write_inside_a_write_is_refused_instead_of_waiting_for_itself(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Store.WriteAsync(
            _ => host.Store.WriteAsync(db => AddAsync(db, "inner"), Ct), Ct));
        await host.Store.WriteAsync(db => AddAsync(db, "later"), Ct);
    }

    [Theory, BothDatabases]
    public async Task The_context_of_a_request_enters_the_gate_when_it_saves(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await AddAsync(db, "w");
        Task<int> saving;
        using (await host.Get<WriteGate>().EnterAsync(Ct))
        {
            // Another flow: the one that holds the pass would be refused.
            using (ExecutionContext.SuppressFlow())
                saving = Task.Run(() => db.SaveChangesAsync(Ct), Ct);
            Assert.True(kind == OnDatabase.Postgres || !saving.IsCompleted);
        }
        Assert.Equal(1, await saving);
    }

    [Theory, BothDatabases]
    public async Task Nothing_writes_past_the_gate(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await using var db = host.Store.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Set<LeaseRow>().ExecuteDeleteAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Set<LeaseRow>().ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, "me"), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.ExecuteSqlAsync($"DELETE FROM storage_leases", Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync(Ct));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    [Theory, BothDatabases]
    public async Task A_local_time_is_refused_and_stored_instants_come_back_as_UTC(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        await Assert.ThrowsAnyAsync<Exception>(() => host.Store.WriteAsync(
            db => AddAsync(db, "local", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local)), Ct));
        var utc = new DateTime(2026, 1, 1, 8, 30, 0, DateTimeKind.Utc);
        await host.Store.WriteAsync(db => AddAsync(db, "utc", utc), Ct);
        await using var reading = host.Store.Open();
        var read = await reading.Set<LeaseRow>().SingleAsync(l => l.Until <= utc, Ct);
        Assert.Equal((utc, DateTimeKind.Utc), (read.Until, read.Until.Kind));
    }

    private static Task AddAsync(PortalDb db, string name, DateTime? until = null)
    {
        db.Add(new LeaseRow { Name = name, Holder = "", Until = until ?? DateTime.UnixEpoch });
        return Task.CompletedTask;
    }
}
