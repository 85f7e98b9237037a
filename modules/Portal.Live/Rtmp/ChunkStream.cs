using System.Buffers;

namespace Portal.Live.Rtmp;

/// <summary>One chunk stream of a connection: the header fields that later chunks leave out, and the message under way.</summary>
internal sealed class ChunkStream : IDisposable
{
    private byte[] buffer = [];

    /// <summary>Header fields of the last message.</summary>
    public ChunkHeader Last { get; set; }

    /// <summary>Whether the last time field was extended.</summary>
    public bool IsExtended { get; set; }

    /// <summary>The last time field: timestamp of type 0, delta otherwise, extended or not.</summary>
    public uint Field { get; set; }

    /// <summary>Timestamp of the message under way or the last one.</summary>
    public uint Timestamp { get; set; }

    /// <summary>Whether any header has come.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Bytes of the message under way.</summary>
    public int Filled { get; private set; }

    /// <summary>Whether the next chunk begins a message.</summary>
    public bool IsFresh { get; set; } = true;

    /// <summary>Bytes held.</summary>
    public int Held => buffer.Length;

    /// <summary>The message put together.</summary>
    public ReadOnlyMemory<byte> Message => buffer.AsMemory(0, Filled);

    /// <summary>Takes in a chunk's payload. Room grows with what has come, never with what was announced.</summary>
    public void Take(in ReadOnlySequence<byte> payload)
    {
        var needed = Filled + (int)payload.Length;
        if (needed > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(Last.Length, buffer.Length * 2)));
            buffer.AsSpan(0, Filled).CopyTo(larger);
            Return();
            buffer = larger;
        }

        payload.CopyTo(buffer.AsSpan(Filled));
        Filled = needed;
    }

    /// <summary>Forgets the message under way; a large buffer goes back.</summary>
    public void Reset()
    {
        Filled = 0;
        IsFresh = true;
        if (buffer.Length > 64 * 1024)
        {
            Return();
            buffer = [];
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Return();
        buffer = [];
    }

    private void Return()
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
