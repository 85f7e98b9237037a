using System.Buffers.Binary;
using Portal.Live.Cmaf;

namespace Portal.Live.Recording;

/// <summary>Moves fragments to another place on the time line and into another list of formats, in place.</summary>
/// <param name="Milliseconds">How far to move.</param>
/// <param name="VideoEntry">Sample description of the picture, from 1.</param>
/// <param name="AudioEntry">Sample description of the sound, from 1.</param>
/// <param name="RateFrom">Ticks a second in which the sound was written.</param>
/// <param name="RateTo">Ticks a second that the file's sound track has.</param>
internal readonly record struct FragmentShift(long Milliseconds, int VideoEntry, int AudioEntry, int RateFrom, int RateTo)
{
    /// <summary>Patches every moof among these boxes. Only boxes that <see cref="Fragment"/> wrote.</summary>
    public void Apply(Span<byte> boxes)
    {
        while (TryNext(ref boxes, out var type, out var box))
        {
            if (!type.SequenceEqual("moof"u8))
                continue;
            var inner = box[8..];
            while (TryNext(ref inner, out var innerType, out var traf))
            {
                if (innerType.SequenceEqual("traf"u8))
                    Patch(traf[8..]);
            }
        }
    }

    private void Patch(Span<byte> traf)
    {
        var isSound = false;
        while (TryNext(ref traf, out var type, out var box))
        {
            if (type.SequenceEqual("tfhd"u8))
            {
                isSound = BinaryPrimitives.ReadInt32BigEndian(box[12..]) == InitSegment.AudioId;
                BinaryPrimitives.WriteInt32BigEndian(box[16..], isSound ? AudioEntry : VideoEntry);
            }
            else if (type.SequenceEqual("tfdt"u8))
            {
                var time = (long)BinaryPrimitives.ReadUInt64BigEndian(box[12..]);
                time = isSound ? Scale(time) + (Milliseconds * RateTo / 1000) : time + (Milliseconds * (InitSegment.VideoScale / 1000));
                BinaryPrimitives.WriteUInt64BigEndian(box[12..], (ulong)Math.Max(0, time));
            }
            else if (isSound && RateFrom != RateTo && type.SequenceEqual("trun"u8))
            {
                for (var at = 20; at + 16 <= box.Length; at += 16)
                    BinaryPrimitives.WriteUInt32BigEndian(box[at..], (uint)Scale(BinaryPrimitives.ReadUInt32BigEndian(box[at..])));
            }
        }
    }

    private long Scale(long ticks) => RateFrom == RateTo ? ticks : ticks * RateTo / RateFrom;

    private static bool TryNext(ref Span<byte> boxes, out ReadOnlySpan<byte> type, out Span<byte> box)
    {
        type = default;
        box = default;
        if (boxes.Length < 8)
            return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(boxes);
        if (length < 8 || length > boxes.Length)
            return false;
        box = boxes[..length];
        type = box.Slice(4, 4);
        boxes = boxes[length..];
        return true;
    }
}
