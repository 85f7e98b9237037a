namespace Portal.Live.Streams;

/// <summary>
/// An append-only log of serialised media. One writer, any number of readers: a reader is a <see cref="LogCursor"/> and
/// nothing is kept for it. Old blocks leave by the age of entries and by size, never by who still reads. Whatever is
/// appended in one piece lies in one block, so a block's end, an entry and the edge are always borders between pieces.
/// </summary>
internal sealed class ByteLog(long mostBytes)
{
    private const int BlockBytes = 64 * 1024;
    private readonly Lock gate = new();
    private readonly LinkedList<LogEntry> entries = [];
    private LogBlock? head;
    private LogBlock? tail;
    private long end;
    private long edge;
    private long floor;
    private LogEntry? newestPublic;
    private LogEntry? newest;

    /// <summary>Position after the last byte.</summary>
    public long End => Volatile.Read(ref end);

    /// <summary>Up to where the public may read.</summary>
    public long Edge => Volatile.Read(ref edge);

    /// <summary>Below this the public reads no more: what lies there was cut.</summary>
    public long Floor => Volatile.Read(ref floor);

    /// <summary>The newest entry that the public may start from; null while there is none.</summary>
    public LogEntry? NewestPublic => Volatile.Read(ref newestPublic);

    /// <summary>The newest entry, public or not.</summary>
    public LogEntry? Newest => Volatile.Read(ref newest);

    /// <summary>Appends a piece of that length, written by <paramref name="write"/>; hands back where it lies.</summary>
    public ReadOnlyMemory<byte> Append<T>(int length, in T piece, PieceWriter<T> write)
        where T : allows ref struct
    {
        var block = Room(length);
        var memory = block.Bytes.AsMemory(block.Used, length);
        write(piece, memory.Span);
        block.Used += length;
        Volatile.Write(ref end, end + length);
        return memory;
    }

    /// <summary>Marks the position of the next piece, of that length, as a place to start.</summary>
    public void MarkEntry(Preamble preamble, long at, int nextLength)
    {
        LogEntry entry = new(end, Room(nextLength), preamble, at);
        lock (gate)
            entries.AddLast(entry);
        Volatile.Write(ref newest, entry);
    }

    /// <summary>Moves the public edge, and lets go what came before <paramref name="oldest"/>, but for the newest two public entries.</summary>
    public void Publish(long position, long oldest)
    {
        lock (gate)
        {
            LogEntry? last = null;
            LogEntry? beforeLast = null;
            foreach (var entry in entries)
            {
                if (entry.Position >= position)
                    break;
                if (entry.Position >= floor)
                    (beforeLast, last) = (last, entry);
            }

            Volatile.Write(ref newestPublic, last);
            Volatile.Write(ref edge, position);
            while (entries.First?.Value is { } first && first.At < oldest && first != last && first != beforeLast && first != newest
                && (first.Position < position || first.Position < floor))
            {
                entries.RemoveFirst();
            }

            Evict(entries.First?.Value.Position ?? end);
            Evict(end - mostBytes);
        }
    }

    /// <summary>
    /// Whether a reader there lags more than so many of the clock's ticks: a later entry that it may have is older than
    /// that, or all entries that are still kept lie behind it.
    /// </summary>
    public bool Lags(long position, long limit, long now, long most)
    {
        lock (gate)
        {
            for (var node = entries.First; node is not null; node = node.Next)
            {
                var entry = node.Value;
                if (entry.Position > position)
                    return entry.Position < limit && (node.Previous is null || now - entry.At > most);
            }

            return false;
        }
    }

    /// <summary>Everything written so far is cut: the public neither starts nor goes on below this.</summary>
    public void Cut()
    {
        lock (gate)
        {
            Volatile.Write(ref floor, end);
            Volatile.Write(ref newestPublic, null);
        }
    }

    private LogBlock Room(int length)
    {
        if (tail is { } block && block.Bytes.Length - block.Used >= length)
            return block;
        LogBlock fresh = new(end, Math.Max(BlockBytes, length));
        tail?.Seal(fresh);
        tail = fresh;
        if (head is null)
        {
            lock (gate)
                head ??= fresh;
        }

        return fresh;
    }

    private void Evict(long before)
    {
        while (head is { Next: { } next } && head.End <= before)
        {
            head.Evict();
            head = next;
        }

        while (entries.First is { } first && first.Value.Position < (head?.Start ?? 0))
        {
            if (first.Value == newestPublic)
                Volatile.Write(ref newestPublic, null);
            entries.RemoveFirst();
        }
    }
}

/// <summary>Writes a piece into the room that was made for it.</summary>
internal delegate void PieceWriter<T>(in T piece, Span<byte> room)
    where T : allows ref struct;
