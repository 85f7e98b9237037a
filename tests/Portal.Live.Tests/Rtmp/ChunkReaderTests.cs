using System.Buffers;
using System.Buffers.Binary;
using Portal.Live.Rtmp;
using Portal.Testing;

namespace Portal.Live.Tests.Rtmp;

public sealed class ChunkReaderTests
{
    private const int Cap = 1024 * 1024;

    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFFFEu)]
    [InlineData(0xFFFFFFu)]
    [InlineData(0xFFFFFFFFu)]
    public void What_is_written_is_read_however_it_is_cut(uint timestamp)
    {
        var payload = Payload(300);
        ArrayBufferWriter<byte> wire = new();
        ChunkWriter.Write(wire, 6, MessageType.Video, 1, timestamp, payload, 128);
        ChunkWriter.Write(wire, 4, MessageType.Audio, 1, timestamp, payload.AsSpan(0, 10), 128);

        foreach (var pieces in EverySplit.Of(wire.WrittenMemory))
        {
            var messages = Read(pieces);
            Assert.Equal(2, messages.Count);
            Assert.Equal((MessageType.Video, 1u, timestamp), (messages[0].Type, messages[0].StreamId, messages[0].Timestamp));
            Assert.Equal(payload, messages[0].Payload.ToArray());
            Assert.Equal(payload[..10], messages[1].Payload.ToArray());
        }
    }

    [Fact]
    public void Extended_times_may_be_left_out_of_type_3_as_old_senders_do()
    {
        var payload = Payload(300);
        ArrayBufferWriter<byte> wire = new();
        ChunkWriter.Write(wire, 6, MessageType.Video, 1, 0x01000000, payload, 128);
        var bytes = wire.WrittenSpan.ToArray().ToList();
        // 16 bytes of header, 128 of payload, then a type 3 header and the repeated time; twice.
        bytes.RemoveRange(16 + 128 + 1 + 4 + 128 + 1, 4);
        bytes.RemoveRange(16 + 128 + 1, 4);

        foreach (var pieces in EverySplit.Of(bytes.ToArray()))
            Assert.Equal(payload, Assert.Single(Read(pieces)).Payload.ToArray());
    }

    [Fact]
    public void Type_3_begins_a_message_with_the_last_delta()
    {
        List<byte> wire = [.. Head0(4, 1000, 1), 1, .. Head2(4, 20), 2, 0xC4, 3, 0xC4, 4];

        Assert.Equal([1000u, 1020u, 1040u, 1060u], Read([wire.ToArray()]).Select(m => m.Timestamp));
    }

    [Fact]
    public void Interleaved_chunk_streams_are_told_apart()
    {
        var (a, b) = (Payload(200), Payload(150));
        List<byte> wire =
        [
            .. Head0(4, 0, 200), .. a[..128],
            .. Head0(6, 0, 150), .. b[..128],
            0xC4, .. a[128..],
            0xC6, .. b[128..],
        ];

        var messages = Read([wire.ToArray()]);

        Assert.Equal(a, messages[0].Payload.ToArray());
        Assert.Equal(b, messages[1].Payload.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_chunk_size_of_zero_or_less_is_a_violation(int size) => Assert.Throws<RtmpViolation>(() => Read([Control(MessageType.SetChunkSize, size)]));

    [Fact]
    public void A_chunk_size_of_two_billion_costs_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read([new[] { Control(MessageType.SetChunkSize, int.MaxValue), [.. Head0(6, 0, Cap), 1, 2, 3] }.SelectMany(b => b).ToArray()]);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_message_longer_than_the_cap_is_a_violation() => Assert.Throws<RtmpViolation>(() => Read([Head0(6, 0, Cap + 1)]));

    [Fact]
    public void More_than_64_chunk_streams_are_a_violation()
    {
        List<byte> wire = [];
        for (byte i = 0; i < 65; i++)
            wire.AddRange([0, i, .. Head0(2, 0, 2)[1..], 1, 2]);

        Assert.Throws<RtmpViolation>(() => Read([wire.ToArray()]));
    }

    [Fact]
    public void A_chunk_stream_cannot_begin_without_its_length() => Assert.Throws<RtmpViolation>(() => Read([new byte[] { 0xC4, 1 }]));

    [Fact]
    public void Abort_forgets_the_message_under_way()
    {
        List<byte> wire = [.. Head0(4, 0, 200), .. Payload(128), .. Control(MessageType.Abort, 4), .. Head0(4, 5, 1), 7];

        var messages = Read([wire.ToArray()]);

        Assert.Equal(MessageType.Abort, messages[0].Type);
        Assert.Equal([7], messages[1].Payload.ToArray());
    }

    [Fact]
    public void Chunks_of_one_byte_are_read()
    {
        List<byte> wire = [.. Control(MessageType.SetChunkSize, 1), .. Head0(4, 0, 4), 1, 0xC4, 2, 0xC4, 3, 0xC4, 4];

        Assert.Equal([1, 2, 3, 4], Read([wire.ToArray()])[1].Payload.ToArray());
    }

    /// <summary>A type 0 header: audio on message stream 1.</summary>
    internal static byte[] Head0(byte chunkStream, uint time, int length)
    {
        var head = new byte[12];
        head[0] = chunkStream;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(1), time << 8);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), ((uint)length << 8) | MessageType.Audio);
        head[8] = 1;
        return head;
    }

    internal static byte[] Control(byte type, int value)
    {
        ArrayBufferWriter<byte> wire = new();
        Span<byte> payload = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(payload, value);
        ChunkWriter.Write(wire, 2, type, 0, 0, payload, 128);
        return wire.WrittenSpan.ToArray();
    }

    internal static byte[] Payload(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];

    /// <summary>Reads as a connection does: what is not consumed stays, what comes is put behind it.</summary>
    internal static List<RtmpMessage> Read(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        using ChunkReader reader = new(Cap);
        List<RtmpMessage> messages = [];
        byte[] rest = [];
        foreach (var piece in pieces)
        {
            var buffer = Pieces.Join([rest, piece]);
            while (reader.TryRead(ref buffer, out var message))
                messages.Add(message with { Payload = message.Payload.ToArray() });
            rest = buffer.ToArray();
        }

        return messages;
    }

    private static byte[] Head2(byte chunkStream, int delta) => [(byte)(0x80 | chunkStream), (byte)(delta >> 16), (byte)(delta >> 8), (byte)delta];
}
