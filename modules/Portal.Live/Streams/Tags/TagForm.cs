using System.Buffers.Binary;

namespace Portal.Live.Streams.Tags;

/// <summary>The form in which a log keeps media: FLV tags, which FLV players take as they are and RTMP players after re-chunking.</summary>
// FLV 10.1, annex E.4.1: type(1) size(3) timestamp(3) timestamp-high(1) stream(3)=0 data previous-tag-size(4)
internal static class TagForm
{
    /// <summary>Bytes before the data.</summary>
    public const int Header = 11;

    /// <summary>Bytes after the data.</summary>
    public const int Trailer = 4;

    /// <summary>Bytes that open a file or response: header with flags, and the size of no previous tag.</summary>
    public static byte[] FileHeader(bool hasVideo, bool hasAudio) =>
        [(byte)'F', (byte)'L', (byte)'V', 1, (byte)((hasAudio ? 4 : 0) | (hasVideo ? 1 : 0)), 0, 0, 0, 9, 0, 0, 0, 0];

    /// <summary>Writes header and trailer round data of that length; hands back where the data go.</summary>
    public static Span<byte> Frame(Span<byte> room, byte type, int dataLength, uint timestamp)
    {
        BinaryPrimitives.WriteUInt32BigEndian(room, ((uint)type << 24) | (uint)dataLength);
        BinaryPrimitives.WriteUInt32BigEndian(room[4..], timestamp << 8);
        room[7] = (byte)(timestamp >> 24);
        room.Slice(8, 3).Clear();
        BinaryPrimitives.WriteUInt32BigEndian(room[(Header + dataLength)..], (uint)(Header + dataLength));
        return room.Slice(Header, dataLength);
    }
}
