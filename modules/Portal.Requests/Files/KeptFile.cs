namespace Portal.Requests.Files;

/// <summary>A file that was checked and kept, not yet bound to an order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Blob">Name of the blob.</param>
/// <param name="ContentType">MIME type as its content says.</param>
/// <param name="Bytes">Length.</param>
internal sealed record KeptFile(FileKind Kind, string Blob, string ContentType, long Bytes)
{
    public FileRow On(Guid orderId, int version, int position, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrderId = orderId,
        Version = version,
        Kind = Kind,
        Blob = Blob,
        ContentType = ContentType,
        Bytes = Bytes,
        Position = position,
    };
}
