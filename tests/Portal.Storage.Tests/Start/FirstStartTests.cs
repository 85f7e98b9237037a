using Microsoft.EntityFrameworkCore;
using Portal.Storage.Events;
using Portal.Testing;

namespace Portal.Storage.Tests.Start;

public sealed class FirstStartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_site_migrates_an_empty_database_and_starts(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await using var portal = new PortalFactory { Database = database };
        Assert.NotNull(portal.Services);
        await using var db = portal.Store.Open();
        Assert.Equal(0, await db.Set<EventRow>().CountAsync(Ct));
        Assert.Single(await db.Database.GetAppliedMigrationsAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_second_start_finds_nothing_to_do(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await using (var first = new PortalFactory { Database = database })
            Assert.NotNull(first.Services);
        await using var second = new PortalFactory { Database = database };
        Assert.NotNull(second.Services);
        Assert.DoesNotContain(second.Log.Lines, line => line.Contains("Migrating the database"));
    }
}
