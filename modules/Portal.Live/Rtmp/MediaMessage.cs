using System.Buffers.Binary;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Rtmp;

/// <summary>Hands media messages to the hub.</summary>
internal static class MediaMessage
{
    /// <summary>Appends what a message holds. What the hub cannot carry is left out.</summary>
    public static void Append(Publication publication, in RtmpMessage message)
    {
        if (message.Type == MessageType.Aggregate)
            AppendAggregate(publication, message);
        else
            Append(publication, message.Type, message.Payload.Span, message.Timestamp);
    }

    private static void Append(Publication publication, byte type, ReadOnlySpan<byte> body, uint timestamp)
    {
        Arrival arrival;
        if (type == MessageType.Video ? MediaBody.TryReadVideo(body, timestamp, out arrival) : MediaBody.TryReadAudio(body, timestamp, out arrival))
            publication.Append(arrival);
    }

    // §7.1.6: tags one after another; the difference between the message's time and the first tag's shifts them all.
    private static void AppendAggregate(Publication publication, in RtmpMessage message)
    {
        var rest = message.Payload.Span;
        uint? shift = null;
        while (rest.Length >= TagForm.Header)
        {
            var length = (rest[1] << 16) | (rest[2] << 8) | rest[3];
            if (length > rest.Length - TagForm.Header)
                throw new RtmpViolation("A tag in an aggregate message is longer than the message.");
            var time = (BinaryPrimitives.ReadUInt32BigEndian(rest[4..]) >> 8) | ((uint)rest[7] << 24);
            shift ??= unchecked(message.Timestamp - time);
            if (rest[0] is MessageType.Audio or MessageType.Video)
                Append(publication, rest[0], rest.Slice(TagForm.Header, length), unchecked(time + shift.Value));
            rest = rest[Math.Min(rest.Length, TagForm.Header + length + TagForm.Trailer)..];
        }
    }
}
