using System.Buffers;
using System.Buffers.Binary;

namespace Portal.Live.Rtmp;

/// <summary>
/// Puts messages together from chunks. A peer may interleave chunk streams and choose its chunk size; how much it can
/// make us hold is capped: chunk streams, bytes of one message, bytes of all messages under way.
/// </summary>
internal sealed class ChunkReader(int mostMessageBytes) : IDisposable
{
    private const int MostChunkStreams = 64;
    private readonly Dictionary<int, ChunkStream> streams = [];
    private readonly int mostHeldBytes = mostMessageBytes + (1024 * 1024);
    private ChunkStream? finished;
    private ChunkStream? open;
    private int chunkSize = 128;
    private int chunkLeft;

    /// <summary>
    /// The next message. False = more is needed; what was understood is consumed. Chunk size and abort are obeyed here
    /// and handed out as well.
    /// </summary>
    /// <exception cref="RtmpViolation">The peer broke the protocol or a cap.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out RtmpMessage message)
    {
        finished?.Reset();
        finished = null;
        message = default;
        while (true)
        {
            if (open is null && !TryOpen(ref buffer))
                return false;
            if (open is not { } stream)
                continue;
            var length = (int)Math.Min(chunkLeft, buffer.Length);
            if (length > 0)
            {
                stream.Take(buffer.Slice(0, length));
                buffer = buffer.Slice(length);
                chunkLeft -= length;
                Guard();
            }

            if (chunkLeft > 0)
                return false;
            open = null;
            if (stream.Filled < stream.Last.Length)
                continue;
            finished = stream;
            message = new RtmpMessage(stream.Last.Type, stream.Last.StreamId, stream.Timestamp, stream.Message);
            Obey(message);
            return true;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var stream in streams.Values)
            stream.Dispose();
        streams.Clear();
    }

    // Header and extended time are consumed together, so that a half-read header leaves no state.
    private bool TryOpen(ref ReadOnlySequence<byte> buffer)
    {
        var rest = buffer;
        if (!ChunkHeader.TryRead(ref rest, out var header))
            return false;
        var stream = Find(header);
        var field = header.Time;
        var extended = header.Form == 3 ? stream.IsExtended : header.Time == ChunkHeader.Extended;
        if (extended && header.Form == 3)
        {
            if (!ExtendedTime.TrySkipRepeated(ref rest, stream.Field))
                return false;
        }
        else if (extended && !ExtendedTime.TryRead(ref rest, out field))
        {
            return false;
        }

        Apply(stream, header, extended, field);
        buffer = rest;
        open = stream;
        chunkLeft = Math.Min(chunkSize, stream.Last.Length - stream.Filled);
        return true;
    }

    private ChunkStream Find(in ChunkHeader header)
    {
        if (streams.TryGetValue(header.ChunkStream, out var stream))
            return stream;
        if (header.Form is 2 or 3)
            throw new RtmpViolation($"Chunk stream {header.ChunkStream} begins with type {header.Form}.");
        if (streams.Count == MostChunkStreams)
            throw new RtmpViolation($"More than {MostChunkStreams} chunk streams.");
        return streams[header.ChunkStream] = new ChunkStream();
    }

    private void Apply(ChunkStream stream, in ChunkHeader header, bool extended, uint field)
    {
        if (header.Form != 3)
        {
            // A new header in the middle of a message drops what had come of it, as other servers do.
            if (!stream.IsFresh)
                stream.Reset();
            stream.Last = header.Form switch
            {
                0 => header,
                1 => header with { StreamId = stream.Last.StreamId },
                _ => stream.Last,
            };
            if (stream.Last.Length > mostMessageBytes)
                throw new RtmpViolation($"A message of {stream.Last.Length} bytes; {mostMessageBytes} are allowed.");
            stream.IsExtended = extended;
            stream.Field = field;
            stream.Timestamp = header.Form == 0 ? field : unchecked(stream.Timestamp + field);
            stream.IsKnown = true;
        }
        else if (stream.IsFresh)
        {
            // §5.3.1.2.4: a type 3 that begins a message repeats the last delta; after a type 0 that timestamp is the delta.
            stream.Timestamp = unchecked(stream.Timestamp + stream.Field);
        }

        stream.IsFresh = false;
    }

    private void Guard()
    {
        var held = 0;
        foreach (var stream in streams.Values)
            held += stream.Filled;
        if (held > mostHeldBytes)
            throw new RtmpViolation($"Messages under way exceed {mostHeldBytes} bytes.");
    }

    private void Obey(in RtmpMessage message)
    {
        if (message.Type is not (MessageType.SetChunkSize or MessageType.Abort))
            return;
        if (message.Payload.Length < 4)
            throw new RtmpViolation("A control message is too short.");
        var value = BinaryPrimitives.ReadUInt32BigEndian(message.Payload.Span);
        if (message.Type == MessageType.Abort)
        {
            if (value <= int.MaxValue && streams.TryGetValue((int)value, out var aborted) && aborted != finished)
                aborted.Reset();
            return;
        }

        // §5.4.1: the first bit is zero and the size at least one. Nothing is allocated from it.
        if (value is 0 or > 0x7FFFFFFF)
            throw new RtmpViolation($"Chunk size {value}.");
        chunkSize = (int)value;
    }
}
