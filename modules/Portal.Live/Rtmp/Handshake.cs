using System.Buffers;
using System.Security.Cryptography;

namespace Portal.Live.Rtmp;

/// <summary>
/// The handshake, simple (RTMP 1.0 §5.2) and with digests, as Flash Media Server has it and some encoders insist on.
/// </summary>
// C0 version(1)=3 C1 time(4) zero or version(4) random(1528) → S0 S1 S2 → C2(1536)
internal static class Handshake
{
    /// <summary>Length of C1, S1, C2 and S2.</summary>
    public const int Block = 1536;

    private const int Digest = 32;

    private static readonly byte[] Tail =
    [
        0xF0, 0xEE, 0xC2, 0x4A, 0x80, 0x68, 0xBE, 0xE8, 0x2E, 0x00, 0xD0, 0xD1, 0x02, 0x9E, 0x7E, 0x57,
        0x6E, 0xEC, 0x5D, 0x2D, 0x29, 0x80, 0x6F, 0xAB, 0x93, 0xB8, 0xE6, 0x36, 0xCF, 0xEB, 0x31, 0xAE,
    ];

    private static readonly byte[] PlayerKey = "Genuine Adobe Flash Player 001"u8.ToArray();
    private static readonly byte[] ServerKey = "Genuine Adobe Flash Media Server 001"u8.ToArray();

    /// <summary>Reads C0 and C1 and makes S0, S1, S2. False = more is needed, nothing consumed.</summary>
    /// <exception cref="RtmpViolation">The first byte is no RTMP version.</exception>
    public static bool TryReadHello(ref ReadOnlySequence<byte> buffer, out byte[] answer)
    {
        answer = [];
        if (!new SequenceReader<byte>(buffer).TryPeek(out var version))
            return false;
        // Version 3; 6 and 8 are encrypted variants that nobody sends. Everything else is not RTMP at all.
        if (version != 3)
            throw new RtmpViolation("This is not RTMP.");
        if (buffer.Length < 1 + Block)
            return false;
        var hello = buffer.Slice(1, Block).ToArray();
        buffer = buffer.Slice(1 + Block);
        answer = Answer(hello);
        return true;
    }

    /// <summary>Skips C2, or S2 at a client; its content proves nothing. False = more is needed, nothing consumed.</summary>
    public static bool TrySkipEcho(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < Block)
            return false;
        buffer = buffer.Slice(Block);
        return true;
    }

    /// <summary>C0 and C1 of the simple handshake.</summary>
    public static byte[] Hello()
    {
        var hello = new byte[1 + Block];
        RandomNumberGenerator.Fill(hello.AsSpan(9));
        hello[0] = 3;
        return hello;
    }

    private static byte[] Answer(byte[] hello)
    {
        var answer = new byte[1 + Block + Block];
        answer[0] = 3;
        var first = answer.AsSpan(1, Block);
        var second = answer.AsSpan(1 + Block);
        RandomNumberGenerator.Fill(first[8..]);
        if (FindDigest(hello, PlayerKey) is not { } digest)
        {
            hello.CopyTo(second);
            return answer;
        }

        first[4] = 4;
        first[5] = 5;
        first[6] = 0;
        first[7] = 1;
        var at = DigestOffset(first, 8);
        Sign(first, at, ServerKey).CopyTo(first[at..]);
        RandomNumberGenerator.Fill(second[..(Block - Digest)]);
        var key = HMACSHA256.HashData((byte[])[.. ServerKey, .. Tail], digest);
        HMACSHA256.HashData(key, second[..(Block - Digest)]).CopyTo(second[(Block - Digest)..]);
        return answer;
    }

    /// <summary>The digest in a C1, at either of its two places; null for the simple handshake.</summary>
    private static byte[]? FindDigest(byte[] hello, byte[] key)
    {
        if (hello.AsSpan(4, 4).IndexOfAnyExcept((byte)0) < 0)
            return null;
        foreach (var scheme in (ReadOnlySpan<int>)[772, 8])
        {
            var at = DigestOffset(hello, scheme);
            if (hello.AsSpan(at, Digest).SequenceEqual(Sign(hello, at, key)))
                return hello[at..(at + Digest)];
        }

        return null;
    }

    // Four bytes add up to the offset, within the half of the block that follows them.
    private static int DigestOffset(ReadOnlySpan<byte> block, int at) =>
        ((block[at] + block[at + 1] + block[at + 2] + block[at + 3]) % 728) + at + 4;

    private static byte[] Sign(ReadOnlySpan<byte> block, int at, byte[] key)
    {
        var message = new byte[Block - Digest];
        block[..at].CopyTo(message);
        block[(at + Digest)..].CopyTo(message.AsSpan(at));
        return HMACSHA256.HashData(key, message);
    }
}
