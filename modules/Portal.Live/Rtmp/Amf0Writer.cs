using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Portal.Live.Rtmp;

/// <summary>Writes AMF0 values.</summary>
internal static class Amf0Writer
{
    /// <summary>Writes values one after another: numbers, booleans, strings, null, lists of strings, and objects as name-value pairs.</summary>
    public static ReadOnlySpan<byte> Write(params ReadOnlySpan<object?> values)
    {
        ArrayBufferWriter<byte> to = new(256);
        foreach (var value in values)
            Write(to, value);
        return to.WrittenSpan;
    }

    private static void Write(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Write((ReadOnlySpan<byte>)[5]);
                break;
            case bool flag:
                to.Write((ReadOnlySpan<byte>)[1, (byte)(flag ? 1 : 0)]);
                break;
            case string text:
                to.Write((ReadOnlySpan<byte>)[2]);
                WriteText(to, text);
                break;
            case (string, object?)[] fields:
                to.Write((ReadOnlySpan<byte>)[3]);
                foreach (var (name, field) in fields)
                {
                    WriteText(to, name);
                    Write(to, field);
                }

                to.Write((ReadOnlySpan<byte>)[0, 0, 9]);
                break;
            case IReadOnlyList<string> list:
                // §2.12, strict array: marker, count, values.
                to.Write((ReadOnlySpan<byte>)[0x0A]);
                BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(4), list.Count);
                to.Advance(4);
                foreach (var item in list)
                    Write(to, item);
                break;
            default:
                to.Write((ReadOnlySpan<byte>)[0]);
                BinaryPrimitives.WriteDoubleBigEndian(to.GetSpan(8), Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                to.Advance(8);
                break;
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteUInt16BigEndian(to.GetSpan(2), (ushort)length);
        to.Advance(2);
        Encoding.UTF8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }
}
