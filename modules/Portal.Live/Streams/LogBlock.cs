namespace Portal.Live.Streams;

/// <summary>A piece of a log's bytes. Blocks form a chain; one that left the log is unlinked, so that a stalled reader holds no more than it.</summary>
internal sealed class LogBlock(long start, int capacity)
{
    private volatile LogBlock? next;
    private volatile bool evicted;

    /// <summary>Position of the first byte in the log.</summary>
    public long Start { get; } = start;

    /// <summary>The bytes; those up to the log's end are written.</summary>
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(capacity);

    /// <summary>How many bytes are used. Final once there is a next block.</summary>
    public int Used { get; set; }

    /// <summary>Position after the last used byte.</summary>
    public long End => Start + Used;

    /// <summary>The following block, once this one is full.</summary>
    public LogBlock? Next => next;

    /// <summary>Whether the block left the log.</summary>
    public bool IsEvicted => evicted;

    /// <summary>Links the following block.</summary>
    public void Seal(LogBlock following) => next = following;

    /// <summary>Takes the block out of the log.</summary>
    public void Evict()
    {
        evicted = true;
        next = null;
    }
}
