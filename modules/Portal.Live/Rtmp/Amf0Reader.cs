using System.Buffers.Binary;
using System.Text;

namespace Portal.Live.Rtmp;

/// <summary>
/// Reads AMF0 values: <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, null, and
/// <see cref="Dictionary{TKey, TValue}"/> for objects and arrays. A value never takes more memory than a small multiple
/// of its bytes, which the message cap limits.
/// </summary>
internal static class Amf0Reader
{
    private const int MostDepth = 8;
    private const int MostValues = 4096;

    /// <summary>All values of a payload, in order. False when it is no AMF0 that we read.</summary>
    public static bool TryReadAll(ReadOnlySpan<byte> data, out List<object?> values)
    {
        values = [];
        var budget = MostValues;
        while (!data.IsEmpty)
        {
            if (!TryRead(ref data, 0, ref budget, out var value))
                return values.Count > 0;
            values.Add(value);
        }

        return true;
    }

    // AMF 0 §2.1: a marker byte, then the value.
    private static bool TryRead(ref ReadOnlySpan<byte> data, int depth, ref int budget, out object? value)
    {
        value = null;
        if (data.IsEmpty || depth > MostDepth || --budget < 0)
            return false;
        var marker = data[0];
        data = data[1..];
        switch (marker)
        {
            case 0:
                return TryReadNumber(ref data, out value);
            case 1:
                if (data.IsEmpty)
                    return false;
                value = data[0] != 0;
                data = data[1..];
                return true;
            case 2:
                return TryReadString(ref data, 2, out value);
            case 3:
                return TryReadObject(ref data, depth, ref budget, out value);
            case 5 or 6:
                return true;
            case 8:
                // The count is a hint only; the end marker decides.
                if (data.Length < 4)
                    return false;
                data = data[4..];
                return TryReadObject(ref data, depth, ref budget, out value);
            case 10:
                return TryReadArray(ref data, depth, ref budget, out value);
            case 11:
                if (!TryReadNumber(ref data, out value) || data.Length < 2)
                    return false;
                data = data[2..];
                return true;
            case 12 or 15:
                return TryReadString(ref data, 4, out value);
            default:
                return false;
        }
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> data, out object? value)
    {
        value = null;
        if (data.Length < 8)
            return false;
        value = BinaryPrimitives.ReadDoubleBigEndian(data);
        data = data[8..];
        return true;
    }

    private static bool TryReadString(ref ReadOnlySpan<byte> data, int lengthBytes, out object? value)
    {
        value = null;
        if (data.Length < lengthBytes)
            return false;
        var length = lengthBytes == 2 ? BinaryPrimitives.ReadUInt16BigEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
        if (length > data.Length - lengthBytes)
            return false;
        value = Encoding.UTF8.GetString(data.Slice(lengthBytes, (int)length));
        data = data[(lengthBytes + (int)length)..];
        return true;
    }

    private static bool TryReadObject(ref ReadOnlySpan<byte> data, int depth, ref int budget, out object? value)
    {
        value = null;
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        while (TryReadString(ref data, 2, out var name))
        {
            if (((string)name!).Length == 0 && !data.IsEmpty && data[0] == 9)
            {
                data = data[1..];
                value = fields;
                return true;
            }

            if (!TryRead(ref data, depth + 1, ref budget, out var field))
                return false;
            fields[(string)name] = field;
        }

        return false;
    }

    private static bool TryReadArray(ref ReadOnlySpan<byte> data, int depth, ref int budget, out object? value)
    {
        value = null;
        if (data.Length < 4)
            return false;
        var count = BinaryPrimitives.ReadUInt32BigEndian(data);
        data = data[4..];
        Dictionary<string, object?> items = new(StringComparer.Ordinal);
        for (uint i = 0; i < count; i++)
        {
            if (!TryRead(ref data, depth + 1, ref budget, out var item))
                return false;
            items[i.ToString(System.Globalization.CultureInfo.InvariantCulture)] = item;
        }

        value = items;
        return true;
    }
}
