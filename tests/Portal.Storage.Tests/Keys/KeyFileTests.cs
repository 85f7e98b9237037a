using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Storage.Keys;
using Portal.Storage.Secrets;
using Portal.Storage.Start;
using Portal.Testing;

namespace Portal.Storage.Tests.Keys;

public sealed class KeyFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_key_file_the_database_alone_holds_no_readable_key()
    {
        await using var folder = TempDatabase.Sqlite();
        var file = Path.Combine(folder.Folder, "ring.key");
        await using var host = await StartAsync(file);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var ring = await RingAsync(host);
        Assert.Contains("inFile", ring);
        Assert.DoesNotContain("masterKey", ring);

        await using var second = await StartAsync(file, host.Database);
        Assert.Equal("k", second.Get<SecretBox>().Open("a", host.Get<SecretBox>().Seal("a", "k")));
    }

    [Fact]
    public async Task Without_one_the_keys_lie_in_the_database_as_they_are()
    {
        await using var host = await StorageHost.StartAsync();
        Assert.Contains("masterKey", await RingAsync(host));
    }

    [Fact]
    public async Task Another_file_than_the_one_that_encrypted_stops_the_start()
    {
        await using var folder = TempDatabase.Sqlite();
        await using var host = await StartAsync(Path.Combine(folder.Folder, "ring.key"));
        var refused = await Assert.ThrowsAsync<DatabaseStartException>(
            () => StartAsync(Path.Combine(folder.Folder, "other.key"), host.Database));
        Assert.Contains("Storage:KeyFile", refused.Message);
    }

    [Fact]
    public async Task A_file_that_holds_no_key_is_refused_by_name()
    {
        await using var folder = TempDatabase.Sqlite();
        var file = Path.Combine(folder.Folder, "ring.key");
        await File.WriteAllTextAsync(file, "secret", Ct);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(file));
        Assert.Contains("Storage:KeyFile", refused.Message);
    }

    private static Task<StorageHost> StartAsync(string file, TempDatabase? on = null) =>
        StorageHost.StartAsync(OnDatabase.Sqlite, [], settings: new Dictionary<string, string?> { ["Storage:KeyFile"] = file }, on: on);

    private static async Task<string> RingAsync(StorageHost host)
    {
        await using var db = host.Store.Open();
        return string.Concat(await db.Set<KeyRow>().Select(k => k.Xml).ToListAsync(Ct));
    }
}
