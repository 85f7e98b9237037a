using Portal.Storage.Start;
using Portal.Testing;

namespace Portal.Storage.Tests.Start;

public sealed class KilledMigrationTests
{
    [Theory, BothDatabases]
    public async Task The_next_start_finishes_a_migration_in_which_the_process_was_killed(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await MigratingChild.KillInTheMiddleAsync(database, torn: false);
        var log = new TestLog();
        await using var installation = new Installation(database.Settings, log);
        if (kind == OnDatabase.Sqlite)
            Assert.Equal(["1"], await installation.QueryAsync("SELECT count(*) || '' AS \"Value\" FROM \"__EFMigrationsLock\""));

        await installation.StartAsync();

        Assert.EndsWith("20260101000000_First,20260102000000_Second", await installation.StateAsync());
        await installation.RunAsync("INSERT INTO late VALUES (1)");
        Assert.Empty(await installation.QueryAsync("SELECT migration AS \"Value\" FROM __portal_migration"));
    }

    [Theory, BothDatabases]
    public async Task A_migration_torn_in_the_middle_stops_the_start_and_nothing_is_touched(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await MigratingChild.KillInTheMiddleAsync(database, torn: true);
        await using var installation = new Installation(database.Settings, new TestLog());
        var before = await installation.StateAsync();
        Assert.Contains("early", before);

        var refused = await Assert.ThrowsAsync<DatabaseStartException>(installation.StartAsync);

        Assert.Contains("half migrated", refused.Message);
        Assert.Contains("20260102000000_Second", refused.Message);
        Assert.Equal(before, await installation.StateAsync());
    }
}
