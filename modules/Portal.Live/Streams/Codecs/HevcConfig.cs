using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Portal.Live.Streams.Codecs;

/// <summary>HEVCDecoderConfigurationRecord (ISO 14496-15 §8.3.3.1), as far as players' addresses and the studio need it.</summary>
/// <param name="Name">RFC 6381 name by ISO 14496-15 annex E.3: <c>hvc1.1.6.L93.B0</c>.</param>
/// <param name="Width">Pixels after cropping; 0 when the parameter set cannot be read.</param>
/// <param name="Height">Pixels after cropping; 0 when the parameter set cannot be read.</param>
internal readonly record struct HevcConfig(string Name, int Width, int Height)
{
    private const int FixedLength = 23;
    private const int SpsType = 33;
    private const int LongestSps = 1024;

    /// <summary>Reads a record. False when it is none.</summary>
    // version(1) profile(1) compatibility(4) constraints(6) level(1) … arrays(1) { type(1) count(2) { length(2) unit } }
    public static bool TryRead(ReadOnlySpan<byte> record, out HevcConfig config)
    {
        config = default;
        if (record.Length < FixedLength || record[0] != 1 || !TryFindSps(record, out var sps))
            return false;
        Span<byte> clear = stackalloc byte[LongestSps];
        var (width, height) = Size(new BitReader(NalUnit.Unescape(sps[2..], clear)));
        config = new HevcConfig(NameOf(record), width, height);
        return true;
    }

    private static bool TryFindSps(ReadOnlySpan<byte> record, out ReadOnlySpan<byte> sps)
    {
        sps = default;
        var rest = record[FixedLength..];
        for (var arrays = record[FixedLength - 1]; arrays > 0 && rest.Length >= 3; arrays--)
        {
            var type = rest[0] & 0x3F;
            var count = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
            rest = rest[3..];
            for (; count > 0; count--)
            {
                if (rest.Length < 2)
                    return false;
                int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
                if (length > rest.Length - 2)
                    return false;
                var unit = rest.Slice(2, length);
                if (type == SpsType && unit.Length > 4)
                {
                    sps = unit;
                    return true;
                }

                rest = rest[(2 + unit.Length)..];
            }
        }

        return false;
    }

    private static string NameOf(ReadOnlySpan<byte> record)
    {
        StringBuilder name = new("hvc1.");
        if (record[1] >> 6 is var space and > 0)
            name.Append((char)('A' + space - 1));
        name.Append(CultureInfo.InvariantCulture, $"{record[1] & 0x1F}.{Reverse(BinaryPrimitives.ReadUInt32BigEndian(record[2..])):X}");
        name.Append(CultureInfo.InvariantCulture, $".{((record[1] & 0x20) != 0 ? 'H' : 'L')}{record[12]}");
        var constraints = record.Slice(6, 6).TrimEnd((byte)0);
        foreach (var value in constraints)
            name.Append(CultureInfo.InvariantCulture, $".{value:X}");
        return name.ToString();
    }

    private static uint Reverse(uint value)
    {
        uint reversed = 0;
        for (var i = 0; i < 32; i++)
            reversed = (reversed << 1) | (BitOperations.RotateRight(value, i) & 1);
        return reversed;
    }

    // H.265 §7.3.2.2.1, up to the cropping.
    private static (int Width, int Height) Size(BitReader bits)
    {
        bits.Read(4);
        var subLayers = (int)bits.Read(3);
        bits.Read(1);
        SkipProfile(ref bits, subLayers);
        bits.ReadUnsigned();
        var chroma = bits.ReadUnsigned();
        if (chroma == 3)
            bits.Read(1);
        long width = bits.ReadUnsigned();
        long height = bits.ReadUnsigned();
        if (bits.ReadFlag())
        {
            var (unitX, unitY) = (chroma is 1 or 2 ? 2 : 1, chroma == 1 ? 2 : 1);
            width -= (bits.ReadUnsigned() + (long)bits.ReadUnsigned()) * unitX;
            height -= (bits.ReadUnsigned() + (long)bits.ReadUnsigned()) * unitY;
        }

        return bits.Overrun || width is <= 0 or > 16384 || height is <= 0 or > 16384 ? (0, 0) : ((int)width, (int)height);
    }

    // §7.3.3: profile 88 bits, level 8; then which sub-layers say theirs.
    private static void SkipProfile(ref BitReader bits, int subLayers)
    {
        Skip(ref bits, 96);
        Span<uint> present = stackalloc uint[8];
        for (var i = 0; i < subLayers; i++)
            present[i] = bits.Read(2);
        if (subLayers > 0)
            bits.Read(2 * (8 - subLayers));
        for (var i = 0; i < subLayers; i++)
            Skip(ref bits, ((present[i] & 2) != 0 ? 88 : 0) + ((present[i] & 1) != 0 ? 8 : 0));
    }

    private static void Skip(ref BitReader bits, int count)
    {
        for (; count > 0; count -= 32)
            bits.Read(Math.Min(count, 32));
    }
}
