namespace Portal.Storage.Blobs;

/// <summary>Files kept beside the database, named by the SHA-256 of their bytes, so that equal files are kept once.</summary>
public interface IBlobs
{
    /// <summary>Keeps a stream of at most <paramref name="maxBytes"/> bytes; returns its name (64 lower-case hex digits) and length, or null when it is longer.</summary>
    Task<BlobInfo?> KeepAsync(Stream content, long maxBytes, CancellationToken ct = default);

    /// <summary>Opens a kept file for reading, seekable; null when it is not there.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken ct = default);

    /// <summary>Removes a file; nothing happens when it is not there.</summary>
    Task DeleteAsync(string name, CancellationToken ct = default);
}

/// <summary>A kept file.</summary>
/// <param name="Name">SHA-256, 64 lower-case hex digits.</param>
/// <param name="Length">Bytes.</param>
public sealed record BlobInfo(string Name, long Length);
