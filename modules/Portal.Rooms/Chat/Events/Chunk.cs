namespace Portal.Rooms.Chat.Events;

/// <summary>
/// What all viewers get next, written once. Chunks form a list that only its readers keep alive: a viewer is a cursor in
/// it, and nothing queues per viewer.
/// </summary>
internal sealed class Chunk(ReadOnlyMemory<byte> bytes, bool isLast)
{
    private readonly TaskCompletionSource<Chunk> next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The server stops or the feed closes: no chunk follows.</summary>
    public bool IsLast { get; } = isLast;

    /// <summary>The chunk after this one, once it is there.</summary>
    public Task<Chunk> Next => next.Task;

    public Chunk Append(ReadOnlyMemory<byte> more, bool isLastOne = false)
    {
        var chunk = new Chunk(more, isLastOne);
        next.SetResult(chunk);
        return chunk;
    }
}
