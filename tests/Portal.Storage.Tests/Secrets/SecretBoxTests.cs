using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Secrets;
using Portal.Testing;

namespace Portal.Storage.Tests.Secrets;

public sealed class SecretBoxTests
{
    [Theory, BothDatabases]
    public async Task What_one_node_seals_another_opens(OnDatabase kind)
    {
        await using var first = await StorageHost.StartAsync(kind, []);
        await using var second = await StorageHost.StartAsync(kind, [], on: first.Database);
        var @sealed = first.Get<SecretBox>().Seal("rooms.streamkey", "k-123");
        Assert.Equal("k-123", second.Get<SecretBox>().Open("rooms.streamkey", @sealed));
        Assert.Equal(
            first.Get<SecretBox>().Fingerprint("accounts.phone", "13800000000"),
            second.Get<SecretBox>().Fingerprint("accounts.phone", "13800000000"));
    }

    [Theory, BothDatabases]
    public async Task Two_installations_know_nothing_of_each_other(OnDatabase kind)
    {
        await using var first = await StorageHost.StartAsync(kind, []);
        await using var second = await StorageHost.StartAsync(kind, []);
        Assert.NotEqual(first.Get<SecretBox>().Fingerprint("p", "1"), second.Get<SecretBox>().Fingerprint("p", "1"));
        var @sealed = first.Get<SecretBox>().Seal("p", "1");
        Assert.ThrowsAny<CryptographicException>(() => second.Get<SecretBox>().Open("p", @sealed));
    }

    [Fact]
    public async Task Opens_nothing_for_another_purpose_and_nothing_that_was_changed()
    {
        await using var host = await StorageHost.StartAsync();
        var box = host.Get<SecretBox>();
        var @sealed = box.Seal("a", "1");
        Assert.ThrowsAny<CryptographicException>(() => box.Open("b", @sealed));
        Assert.ThrowsAny<CryptographicException>(() => box.Open("a", @sealed[..^4] + "AAAA"));
        Assert.ThrowsAny<CryptographicException>(() => box.Open("a", ""));
    }

    [Fact]
    public async Task Fingerprints_differ_by_purpose_and_are_64_hex_digits()
    {
        await using var host = await StorageHost.StartAsync();
        var box = host.Get<SecretBox>();
        Assert.Matches("^[0-9a-f]{64}$", box.Fingerprint("a", "1"));
        Assert.NotEqual(box.Fingerprint("a", "1"), box.Fingerprint("b", "1"));
    }

    [Theory, BothDatabases]
    public async Task Seals_inside_a_write_without_waiting_for_the_gate(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        var box = host.Get<SecretBox>();
        var @sealed = await host.Store.WriteAsync(
            async db => await db.Set<SecretRow>().CountAsync() == 1 ? box.Seal("a", "1") + box.Fingerprint("a", "1") : "",
            TestContext.Current.CancellationToken);
        Assert.NotEmpty(@sealed);
    }
}
