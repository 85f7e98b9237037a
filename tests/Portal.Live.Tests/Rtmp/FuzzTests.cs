using System.Buffers;
using Portal.Live.Flv;
using Portal.Live.Rtmp;
using Portal.Live.Streams.Codecs;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Tests.Rtmp;

/// <summary>
/// Mutated input into every parser: nothing but the protocol's own exception, no hang, no memory beyond the caps.
/// PORTAL_FUZZ_INPUTS and PORTAL_FUZZ_SEED make it a long run.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_FUZZ_INPUTS"), out var count) ? count : 200_000;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_FUZZ_SEED"), out var seed) ? seed : 20261016;

    [Fact]
    public void No_input_surprises_the_parsers()
    {
        var corpus = Corpus();
        Random random = new(Seed);
        for (var i = 0; i < Inputs; i++)
        {
            var input = Mutate(corpus[random.Next(corpus.Count)], corpus, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Feed(input, random.Next(input.Length + 1));
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 4 * 1024 * 1024, $"Seed {Seed}, input {i} allocated {allocated} bytes: {Convert.ToHexString(input)}");
        }
    }

    private static void Feed(byte[] input, int split)
    {
        using ChunkReader chunks = new(256 * 1024);
        var buffer = Pieces.Join([input.AsMemory(0, split), input.AsMemory(split)]);
        try
        {
            while (chunks.TryRead(ref buffer, out var message))
            {
                RtmpCommand.TryRead(message, out _);
                FeedBody(message.Payload.Span);
            }
        }
        catch (RtmpViolation)
        {
            // The protocol's own word.
        }

        FeedBody(input);
        ReadOnlySequence<byte> tags = new(input);
        while (FlvTag.TryRead(ref tags, out _))
        {
        }
    }

    private static void FeedBody(ReadOnlySpan<byte> body)
    {
        MediaBody.TryReadVideo(body, 0, out _);
        MediaBody.TryReadAudio(body, 0, out _);
        AvcConfig.TryRead(body, out _);
        AacConfig.TryRead(body, out _);
        HevcConfig.TryRead(body, out _);
        Av1Config.TryRead(body, out _);
        OpusConfig.TryRead(body, out _);
        OpusConfig.Samples(body);
        Mp3Config.TryRead(body, out _);
        Amf0Reader.TryReadAll(body, out _);
        if (body.Length > 5)
            AvcConfig.TryRead(body[5..], out _);
    }

    private static List<byte[]> Corpus()
    {
        List<byte[]> corpus =
        [
            Convert.FromHexString("0164001FFFE1001A6764001FACD9405005BB016A02020280000003008000001E478C18CB01000468EFBCB0"),
            [0x12, 0x10, 0x56, 0xE5, 0x00],
            Convert.FromHexString("0101600000009000000000005DF000FCFDF8F800000F032000010018" + "40010C01FFFF01600000030090000003000003005D959809" + "2100010029" + "42010101600000030090000003000003005DA00A080B5965959A4932BC05A02000000300200000030321" + "22000100064401C172B422"),
            Convert.FromHexString("81000C000A0B00000024C4FFDF3FC02028"),
            [.. "OpusHead"u8, 1, 2, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0, 0],
            [0x97, 0, 0x11, 0x03, .. "hvc1"u8, 1, 2, 3],
            [0x96, 0x13, .. "av01"u8, 0, 0, 0, 2, 1, 2, 1, 0, 0, 1, 3],
            [0x95, 0x01, .. "Opus"u8, 0, 0xFC, 1],
            [0x2F, 0xFF, 0xFB, 0x90, 0x64, 0, 0],
            [.. ChunkReaderTests.Control(MessageType.SetChunkSize, 4096), .. ChunkReaderTests.Head0(4, 0xFFFFFF, 20), 1, 0, 0, 0, .. ChunkReaderTests.Payload(20)],
        ];
        foreach (var payload in (byte[][])[Amf0Writer.Write("connect", 1, new (string, object?)[] { ("app", "live"), ("tcUrl", "rtmp://h/live") }).ToArray(), ChunkReaderTests.Payload(700)])
        {
            corpus.Add(payload);
            ArrayBufferWriter<byte> wire = new();
            ChunkWriter.Write(wire, 3, MessageType.CommandAmf0, 0, 0, payload, 128);
            ChunkWriter.Write(wire, 6, MessageType.Video, 1, 0x02000000, payload, 128);
            corpus.Add(wire.WrittenSpan.ToArray());
        }

        corpus.Add([.. TagForm.FileHeader(true, true), .. PreambleForm.Of(null, null).Bytes.Span]);
        return corpus;
    }

    private static byte[] Mutate(byte[] input, List<byte[]> corpus, Random random)
    {
        List<byte> bytes = [.. input];
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)(random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => 0x7F }), random.Next(1, 9)));
                    break;
                case 3 when at < bytes.Count:
                    bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                    break;
                case 4:
                    bytes.InsertRange(at, corpus[random.Next(corpus.Count)]);
                    break;
                default:
                    for (var i = at; i < Math.Min(at + 4, bytes.Count); i++)
                        bytes[i] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes.Take(4096)];
    }
}
