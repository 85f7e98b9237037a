using System.Buffers.Binary;
using System.Text;

namespace Portal.Live.Cmaf;

/// <summary>Writes ISO 14496-12 boxes into one growing piece of memory.</summary>
internal sealed class BoxWriter(int capacity)
{
    private byte[] bytes = new byte[capacity];
    private int length;

    /// <summary>Bytes written so far.</summary>
    public int Length => length;

    /// <summary>Opens a box; hands back where it begins, for <see cref="Close"/>.</summary>
    public int Open(string type)
    {
        var start = length;
        UInt32(0);
        Encoding.ASCII.GetBytes(type, Room(4));
        return start;
    }

    /// <summary>Opens a full box.</summary>
    public int Open(string type, byte version, uint flags)
    {
        var start = Open(type);
        UInt32(((uint)version << 24) | flags);
        return start;
    }

    /// <summary>Closes a box: writes its size.</summary>
    public void Close(int start) => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(start), length - start);

    /// <summary>Overwrites a number written before.</summary>
    public void Patch(int at, int value) => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), value);

    /// <summary>One byte.</summary>
    public void UInt8(int value) => Room(1)[0] = (byte)value;

    /// <summary>Two bytes.</summary>
    public void UInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), (ushort)value);

    /// <summary>Four bytes.</summary>
    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Room(4), value);

    /// <summary>Four bytes, signed.</summary>
    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    /// <summary>Eight bytes.</summary>
    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Room(8), value);

    /// <summary>So many zeros.</summary>
    public void Zeros(int count) => Room(count).Clear();

    /// <summary>Bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    /// <summary>What was written.</summary>
    public byte[] ToArray() => length == bytes.Length ? bytes : bytes[..length];

    private Span<byte> Room(int count)
    {
        if (length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        length += count;
        return bytes.AsSpan(length - count, count);
    }
}
