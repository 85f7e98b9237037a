using System.Buffers;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Flv;

/// <summary>A tag of an FLV file.</summary>
/// <param name="Type">8 sound, 9 picture, 18 metadata.</param>
/// <param name="Timestamp">Milliseconds.</param>
/// <param name="Data">The tag's data.</param>
internal readonly record struct FlvTag(byte Type, uint Timestamp, ReadOnlySequence<byte> Data)
{
    private const int FileHeader = 13;

    /// <summary>Skips a file's header. False = more is needed, nothing consumed.</summary>
    /// <exception cref="InvalidDataException">This is no FLV.</exception>
    public static bool TrySkipHeader(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < FileHeader)
            return false;
        Span<byte> header = stackalloc byte[FileHeader];
        buffer.Slice(0, FileHeader).CopyTo(header);
        if (!header[..3].SequenceEqual("FLV"u8) || header[8] != 9)
            throw new InvalidDataException("This is no FLV.");
        buffer = buffer.Slice(FileHeader);
        return true;
    }

    /// <summary>Reads a tag with the size behind it. False = more is needed, nothing consumed.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out FlvTag tag)
    {
        tag = default;
        if (buffer.Length < TagForm.Header)
            return false;
        Span<byte> header = stackalloc byte[TagForm.Header];
        buffer.Slice(0, TagForm.Header).CopyTo(header);
        var length = (header[1] << 16) | (header[2] << 8) | header[3];
        if (buffer.Length < TagForm.Header + length + TagForm.Trailer)
            return false;
        var time = ((uint)header[7] << 24) | ((uint)header[4] << 16) | ((uint)header[5] << 8) | header[6];
        tag = new FlvTag((byte)(header[0] & 0x1F), time, buffer.Slice(TagForm.Header, length));
        buffer = buffer.Slice(TagForm.Header + length + TagForm.Trailer);
        return true;
    }

    /// <summary>All tags of a file in memory; what is cut off at its end is left out.</summary>
    public static IReadOnlyList<FlvTag> ReadFile(ReadOnlyMemory<byte> file)
    {
        ReadOnlySequence<byte> rest = new(file);
        List<FlvTag> tags = [];
        if (!TrySkipHeader(ref rest))
            throw new InvalidDataException("This is no FLV.");
        while (TryRead(ref rest, out var tag))
            tags.Add(tag);
        return tags;
    }
}
