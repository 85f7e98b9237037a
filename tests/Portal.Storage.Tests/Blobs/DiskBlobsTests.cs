using System.Security.Cryptography;
using System.Text;
using Portal.Storage.Blobs;
using Portal.Testing;

namespace Portal.Storage.Tests.Blobs;

public sealed class DiskBlobsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(200_001)]
    public async Task What_is_kept_comes_back_under_the_hash_of_its_bytes(int length)
    {
        await using var host = await StorageHost.StartAsync();
        var bytes = RandomNumberGenerator.GetBytes(length);
        var kept = await host.Get<IBlobs>().KeepAsync(new MemoryStream(bytes), length, Ct);
        Assert.Equal(new BlobInfo(Convert.ToHexStringLower(SHA256.HashData(bytes)), length), kept);
        await using var read = await host.Get<IBlobs>().OpenAsync(kept!.Name, Ct);
        Assert.True(read!.CanSeek);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, Ct);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task Equal_files_are_kept_once_even_when_they_arrive_together()
    {
        await using var host = await StorageHost.StartAsync();
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Get<IBlobs>().KeepAsync(Stream("same"), 10, Ct)));
        Assert.Single(kept.Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(host.Database.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task One_byte_too_many_is_refused_and_leaves_nothing()
    {
        await using var host = await StorageHost.StartAsync();
        Assert.Null(await host.Get<IBlobs>().KeepAsync(Stream("12345"), 4, Ct));
        Assert.Empty(Directory.GetFiles(host.Database.Folder + "/files", "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_sender_that_breaks_off_leaves_nothing()
    {
        await using var host = await StorageHost.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => host.Get<IBlobs>().KeepAsync(new BreaksOff(), 1_000, Ct));
        Assert.Empty(Directory.GetFiles(host.Database.Folder + "/files", "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../portal.db")]
    [InlineData("../../../../../../../../../../../../../../../../../../etc/passwd/")]
    [InlineData("..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd%2f%2f%2f")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85/")]
    public async Task A_name_that_is_no_hash_leads_nowhere(string name)
    {
        await using var host = await StorageHost.StartAsync();
        Assert.Null(await host.Get<IBlobs>().OpenAsync(name, Ct));
        await host.Get<IBlobs>().DeleteAsync(name, Ct);
        Assert.True(File.Exists(host.Database.File));
    }

    [Fact]
    public async Task Deleting_is_repeatable_and_what_is_open_can_be_read_on()
    {
        await using var host = await StorageHost.StartAsync();
        var blobs = host.Get<IBlobs>();
        var kept = await blobs.KeepAsync(Stream("text"), 10, Ct);
        await using var open = await blobs.OpenAsync(kept!.Name, Ct);
        await blobs.DeleteAsync(kept.Name, Ct);
        await blobs.DeleteAsync(kept.Name, Ct);
        Assert.Null(await blobs.OpenAsync(kept.Name, Ct));
        using var reader = new StreamReader(open!);
        Assert.Equal("text", await reader.ReadToEndAsync(Ct));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class BreaksOff : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ == 0 ? ValueTask.FromResult(10) : throw new IOException("gone");
    }
}
