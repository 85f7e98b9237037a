using System.Buffers;
using System.Buffers.Binary;
using Portal.Live.Cmaf;

namespace Portal.Live.Recording;

/// <summary>Takes the sound out of recorded fragments, so that a replay can be listened to for a tenth of the data.</summary>
internal static class SoundOnly
{
    private const int BoxHeader = 8;

    /// <summary>Fragments with the sound track alone.</summary>
    public static async Task<byte[]> ReadAsync(FileRegion region, CancellationToken ct)
    {
        var length = checked((int)region.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await using FileStream file = new(region.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, true);
            file.Seek(region.Offset, SeekOrigin.Begin);
            await file.ReadExactlyAsync(buffer.AsMemory(0, length), ct);
            return Of(buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The sound of boxes that <see cref="Fragment"/> wrote. Anything else in them is left out.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> boxes)
    {
        List<byte[]> fragments = [];
        while (TryNext(ref boxes, out var box, out var behind))
        {
            if (IsType(box, "moof"u8) && Run(box, behind) is { Samples.Count: > 0 } run)
                fragments.Add(Fragment.Write((uint)fragments.Count + 1, run));
        }

        return [.. fragments.SelectMany(f => f)];
    }

    private static TrackRun? Run(ReadOnlyMemory<byte> moof, ReadOnlyMemory<byte> fromMoof)
    {
        for (var inner = moof[BoxHeader..]; TryNext(ref inner, out var traf, out _);)
        {
            if (IsType(traf, "traf"u8) && OfTrack(traf[BoxHeader..], fromMoof) is { } run)
                return run;
        }

        return null;
    }

    private static TrackRun? OfTrack(ReadOnlyMemory<byte> traf, ReadOnlyMemory<byte> fromMoof)
    {
        var start = 0L;
        while (TryNext(ref traf, out var box, out _))
        {
            var bytes = box.Span;
            if (IsType(box, "tfhd"u8) && (bytes.Length < 16 || BinaryPrimitives.ReadInt32BigEndian(bytes[12..]) != InitSegment.AudioId))
                return null;
            if (IsType(box, "tfdt"u8) && bytes.Length >= 20)
                start = (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[12..]);
            if (IsType(box, "trun"u8))
                return new TrackRun(InitSegment.AudioId, start, Samples(bytes, fromMoof));
        }

        return null;
    }

    private static List<Sample> Samples(ReadOnlySpan<byte> trun, ReadOnlyMemory<byte> fromMoof)
    {
        List<Sample> samples = [];
        var at = trun.Length < 20 ? int.MaxValue : BinaryPrimitives.ReadInt32BigEndian(trun[16..]);
        for (var entry = 20; entry + 16 <= trun.Length; entry += 16)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(trun[(entry + 4)..]);
            if (at < 0 || size < 0 || at > fromMoof.Length - size)
                break;
            samples.Add(new Sample(fromMoof.Slice(at, size), BinaryPrimitives.ReadUInt32BigEndian(trun[entry..]), 0, IsSync: true));
            at += size;
        }

        return samples;
    }

    private static bool IsType(ReadOnlyMemory<byte> box, ReadOnlySpan<byte> type) => box.Span.Slice(4, 4).SequenceEqual(type);

    private static bool TryNext(ref ReadOnlyMemory<byte> boxes, out ReadOnlyMemory<byte> box, out ReadOnlyMemory<byte> fromBox)
    {
        (box, fromBox) = (default, boxes);
        if (boxes.Length < BoxHeader)
            return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(boxes.Span);
        if (length < BoxHeader || length > boxes.Length)
            return false;
        box = boxes[..length];
        boxes = boxes[length..];
        return true;
    }
}
