using System.Buffers;
using System.Buffers.Binary;

namespace Portal.Live.Rtmp;

/// <summary>The four bytes that may follow a chunk's header (RTMP 1.0 §5.3.1.3).</summary>
internal static class ExtendedTime
{
    /// <summary>Reads them where they must be: after types 0–2 whose time is 0xFFFFFF. False = more is needed.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out uint time)
    {
        time = 0;
        if (buffer.Length < 4)
            return false;
        Span<byte> bytes = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(bytes);
        time = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        buffer = buffer.Slice(4);
        return true;
    }

    /// <summary>
    /// Skips them where they may be: §5.3.1.3 repeats them on type 3, old librtmp and ffmpeg do not. They are taken for
    /// what they are when they equal the last ones, as SRS does. False = more is needed to decide, nothing consumed.
    /// </summary>
    public static bool TrySkipRepeated(ref ReadOnlySequence<byte> buffer, uint last)
    {
        Span<byte> expected = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(expected, last);
        Span<byte> there = stackalloc byte[4];
        var length = (int)Math.Min(4, buffer.Length);
        buffer.Slice(0, length).CopyTo(there);
        if (!there[..length].SequenceEqual(expected[..length]))
            return true;
        if (length < 4)
            return false;
        buffer = buffer.Slice(4);
        return true;
    }
}
