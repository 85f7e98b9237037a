using Microsoft.Extensions.Options;
using Portal.Storage.Start;
using Portal.Testing;

namespace Portal.Storage.Tests.Start;

public sealed class RefusedStartTests
{
    private const string AddMigration = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '10.0.0')";

    [Theory, BothDatabases]
    public async Task A_newer_database_is_not_touched(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await using var installation = new Installation(database.Settings, new TestLog());
        await installation.StartAsync();
        await installation.RunAsync(AddMigration);
        var before = await installation.StateAsync();

        var refused = await Assert.ThrowsAsync<DatabaseStartException>(installation.StartAsync);

        Assert.Contains("newer", refused.Message);
        Assert.Contains("29990101000000_Future", refused.Message);
        Assert.Equal(before, await installation.StateAsync());
        Assert.False(Directory.Exists(Path.Combine(database.Folder, "copies")));
    }

    [Theory, BothDatabases]
    public async Task A_database_with_a_gap_in_its_history_is_not_touched(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await using var installation = new Installation(database.Settings, new TestLog());
        await installation.StartAsync();
        await installation.RunAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '20260101000000_First'");
        var before = await installation.StateAsync();
        var refused = await Assert.ThrowsAsync<DatabaseStartException>(installation.StartAsync);
        Assert.Contains("half migrated", refused.Message);
        Assert.Equal(before, await installation.StateAsync());
    }

    [Theory, BothDatabases]
    public async Task Somebody_elses_database_is_not_touched(OnDatabase kind)
    {
        await using var database = await TempDatabase.CreateAsync(kind);
        await using var installation = new Installation(database.Settings, new TestLog());
        await installation.RunAsync("CREATE TABLE bookkeeping (id INTEGER)");
        var before = await installation.StateAsync();
        var refused = await Assert.ThrowsAsync<DatabaseStartException>(installation.StartAsync);
        Assert.Contains("not the portal's", refused.Message);
        Assert.Equal(before, await installation.StateAsync());
    }

    [Fact]
    public async Task A_second_process_does_not_start_while_another_starts()
    {
        await using var database = TempDatabase.Sqlite();
        await using var installation = new Installation(database.Settings, new TestLog());
        await using (new FileStream(database.File + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await Assert.ThrowsAsync<DatabaseStartException>(installation.StartAsync);
            Assert.Contains("Another process", refused.Message);
        }
        await installation.StartAsync();
    }

    [Fact]
    public async Task A_row_that_a_killed_migration_left_in_the_lock_table_holds_nobody_up()
    {
        await using var database = TempDatabase.Sqlite();
        await using var installation = new Installation(database.Settings, new TestLog());
        await installation.StartAsync();
        await installation.RunAsync("DROP TABLE late; DROP TABLE early; DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%Second'");
        await installation.RunAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00')");
        await installation.StartAsync();
        Assert.EndsWith("_Second", await installation.StateAsync());
        Assert.Single(Directory.GetFiles(Path.Combine(database.Folder, "copies"), "*-before-20260102000000_Second.db"));
    }

    [Theory]
    [InlineData("portal.db")]
    [InlineData("Data Source=portal.db")]
    [InlineData("Host=localhost")]
    [InlineData("Host=;Database=portal;Password=geheim")]
    public async Task A_connection_string_that_names_no_server_is_refused_by_name_and_not_repeated(string value)
    {
        await using var database = TempDatabase.Sqlite();
        await using var installation = new Installation(
            [new("Portal:DataPath", database.Folder), new("Storage:ConnectionString", value)], new TestLog());
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(installation.StartAsync);
        Assert.Contains("Storage:ConnectionString", refused.Message);
        Assert.DoesNotContain("geheim", refused.Message);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_refused_by_name()
    {
        await using var installation = new Installation([new("Portal:DataPath", "/proc/portal")], new TestLog());
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(installation.StartAsync);
        Assert.Contains("Portal:DataPath", refused.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_the_password()
    {
        await using var database = TempDatabase.Sqlite();
        await using var installation = new Installation(
            [new("Portal:DataPath", database.Folder), new("Storage:ConnectionString", "Host=127.0.0.1;Port=1;Database=portal;Password=geheim")],
            new TestLog());
        var refused = await Assert.ThrowsAsync<DatabaseStartException>(installation.StartAsync);
        Assert.Contains("127.0.0.1:1", refused.Message);
        Assert.DoesNotContain("geheim", refused.Message);
    }
}
