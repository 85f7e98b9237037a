using System.Buffers;
using System.Security.Cryptography;

namespace Portal.Storage.Blobs;

/// <summary>
/// <see cref="IBlobs"/> in the folder <c>files</c>: <c>files/ab/cd/abcd…</c>. A file is written under another name, flushed to
/// the disk and renamed, so that a name never stands for half a file. Names are checked: they lead nowhere else.
/// </summary>
internal sealed class DiskBlobs(DataFolder data) : IBlobs
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string root = data.Below("files");
    private readonly string incoming = data.Below(Path.Combine("files", "incoming"));

    public async Task<BlobInfo?> KeepAsync(Stream content, long maxBytes, CancellationToken ct = default)
    {
        var arriving = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            if (await WriteAsync(content, arriving, maxBytes, ct) is not { } kept)
                return null;
            var place = PlaceOf(kept.Name)!;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(arriving, place, overwrite: true);
            return kept;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken ct = default)
    {
        try
        {
            return Task.FromResult<Stream?>(PlaceOf(name) is { } place
                ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous)
                : null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken ct = default)
    {
        if (PlaceOf(name) is { } place && File.Exists(place))
            File.Delete(place);
        return Task.CompletedTask;
    }

    private string? PlaceOf(string name) =>
        name.Length == 64 && !name.AsSpan().ContainsAnyExcept(HexDigits)
            ? Path.Combine(root, name[..2], name[2..4], name)
            : null;

    private static async Task<BlobInfo?> WriteAsync(Stream content, string path, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        var buffer = new byte[64 * 1024];
        long length = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            length += read;
            if (length > maxBytes)
                return null;
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        file.Flush(flushToDisk: true);
        return new BlobInfo(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }
}
