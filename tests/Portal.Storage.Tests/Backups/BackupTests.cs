using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Backups;
using Portal.Storage.Blobs;
using Portal.Storage.Nodes;
using Portal.Testing;

namespace Portal.Storage.Tests.Backups;

public sealed class BackupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_taken_in_the_middle_of_writing_opens_as_a_portal_of_its_own()
    {
        await using var host = await StorageHost.StartAsync();
        var kept = await host.Get<IBlobs>().KeepAsync(new MemoryStream(Encoding.UTF8.GetBytes("picture")), 100, Ct);
        await AddAsync(host, "before");
        await using var copy = TempDatabase.Sqlite();
        Directory.Delete(copy.Folder);
        await host.Store.WriteAsync(
            async db =>
            {
                db.Add(new LeaseRow { Name = "uncommitted", Holder = "", Until = DateTime.UnixEpoch });
                await db.SaveChangesAsync(Ct);
                await host.Get<Backup>().ToAsync(copy.Folder, Ct);
            },
            Ct);

        await using var restored = await StorageHost.StartAsync(OnDatabase.Sqlite, [], on: copy);
        await using var db = restored.Store.Open();
        Assert.Equal(["before"], await db.Set<LeaseRow>().Select(l => l.Name).ToListAsync(Ct));
        Assert.NotNull(await restored.Get<IBlobs>().OpenAsync(kept!.Name, Ct));
    }

    [Fact]
    public async Task On_PostgreSQL_it_copies_the_files_and_says_how_to_copy_the_database()
    {
        await using var host = await StorageHost.StartAsync(OnDatabase.Postgres, []);
        await host.Get<IBlobs>().KeepAsync(new MemoryStream([1]), 100, Ct);
        await using var copy = TempDatabase.Sqlite();
        Directory.Delete(copy.Folder);
        var said = await host.Get<Backup>().ToAsync(copy.Folder, Ct);
        Assert.Contains("pg_dump", said[0]);
        Assert.Single(Directory.GetFiles(copy.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Overwrites_nothing_and_does_not_copy_into_itself()
    {
        await using var host = await StorageHost.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => host.Get<Backup>().ToAsync("/tmp", Ct));
        await Assert.ThrowsAsync<IOException>(() => host.Get<Backup>().ToAsync(Path.Combine(host.Database.Folder, "inside"), Ct));
    }

    private static Task AddAsync(StorageHost host, string name) =>
        host.Store.WriteAsync(
            db =>
            {
                db.Add(new LeaseRow { Name = name, Holder = "", Until = DateTime.UnixEpoch });
                return Task.CompletedTask;
            },
            Ct);
}
