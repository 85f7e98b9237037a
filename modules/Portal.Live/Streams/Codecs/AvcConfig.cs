using System.Buffers.Binary;

namespace Portal.Live.Streams.Codecs;

/// <summary>AVCDecoderConfigurationRecord (ISO 14496-15 §5.3.3.1), as far as players' addresses and the studio need it.</summary>
/// <param name="Name">RFC 6381 name: <c>avc1.64001f</c>.</param>
/// <param name="Width">Pixels after cropping; 0 when the parameter set cannot be read.</param>
/// <param name="Height">Pixels after cropping; 0 when the parameter set cannot be read.</param>
internal readonly record struct AvcConfig(string Name, int Width, int Height)
{
    private const int LongestSps = 1024;

    /// <summary>Reads a record. False when it is none.</summary>
    // version(1)=1 profile compatibility level 6 bits+lengthSize(2) 3 bits+count(5) { length(2) sps }
    public static bool TryRead(ReadOnlySpan<byte> record, out AvcConfig config)
    {
        config = default;
        if (record.Length < 8 || record[0] != 1 || (record[5] & 0x1F) == 0)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(record[6..]);
        if (length < 4 || length > record.Length - 8)
            return false;
        var sps = record.Slice(8, length);
        Span<byte> clear = stackalloc byte[LongestSps];
        var (width, height) = Size(new BitReader(NalUnit.Unescape(sps[1..], clear)));
        config = new AvcConfig($"avc1.{record[1]:x2}{record[2]:x2}{record[3]:x2}", width, height);
        return true;
    }

    // H.264 §7.3.2.1.1, up to the cropping.
    private static (int Width, int Height) Size(BitReader bits)
    {
        var profile = bits.Read(8);
        bits.Read(16);
        bits.ReadUnsigned();
        var chroma = ReadsChroma(profile) ? ReadChroma(ref bits) : 1;
        bits.ReadUnsigned();
        ReadOrderCount(ref bits);
        bits.ReadUnsigned();
        bits.Read(1);
        var width = (bits.ReadUnsigned() + 1L) * 16;
        var mapUnits = bits.ReadUnsigned() + 1L;
        var framesOnly = bits.ReadFlag();
        if (!framesOnly)
            bits.Read(1);
        bits.Read(1);
        var height = mapUnits * 16 * (framesOnly ? 1 : 2);
        if (bits.ReadFlag())
        {
            var unitX = chroma is 1 or 2 ? 2 : 1;
            var unitY = (chroma == 1 ? 2 : 1) * (framesOnly ? 1 : 2);
            width -= (bits.ReadUnsigned() + (long)bits.ReadUnsigned()) * unitX;
            height -= (bits.ReadUnsigned() + (long)bits.ReadUnsigned()) * unitY;
        }

        return bits.Overrun || width is <= 0 or > 16384 || height is <= 0 or > 16384 ? (0, 0) : ((int)width, (int)height);
    }

    private static bool ReadsChroma(uint profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static uint ReadChroma(ref BitReader bits)
    {
        var chroma = bits.ReadUnsigned();
        if (chroma == 3)
            bits.Read(1);
        bits.ReadUnsigned();
        bits.ReadUnsigned();
        bits.Read(1);
        if (bits.ReadFlag())
        {
            for (var i = 0; i < (chroma == 3 ? 12 : 8); i++)
            {
                if (bits.ReadFlag())
                    SkipScalingList(ref bits, i < 6 ? 16 : 64);
            }
        }

        return chroma;
    }

    private static void SkipScalingList(ref BitReader bits, int size)
    {
        var (last, next) = (8, 8);
        for (var i = 0; i < size && !bits.Overrun; i++)
        {
            if (next != 0)
                next = (last + bits.ReadSigned() + 256) & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private static void ReadOrderCount(ref BitReader bits)
    {
        var type = bits.ReadUnsigned();
        if (type == 0)
        {
            bits.ReadUnsigned();
        }
        else if (type == 1)
        {
            bits.Read(1);
            bits.ReadSigned();
            bits.ReadSigned();
            var cycle = bits.ReadUnsigned();
            for (var i = 0; i < cycle && !bits.Overrun; i++)
                bits.ReadSigned();
        }
    }
}
