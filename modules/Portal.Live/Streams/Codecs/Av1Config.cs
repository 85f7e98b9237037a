using System.Globalization;

namespace Portal.Live.Streams.Codecs;

/// <summary>AV1CodecConfigurationRecord ("AV1 Codec ISO Media File Format Binding" §2.3), as far as players' addresses and the studio need it.</summary>
/// <param name="Name">Name by §5 of the binding: <c>av01.0.04M.08</c>.</param>
/// <param name="Width">Pixels; 0 when the sequence header cannot be read.</param>
/// <param name="Height">Pixels; 0 when the sequence header cannot be read.</param>
internal readonly record struct Av1Config(string Name, int Width, int Height)
{
    private const int FixedLength = 4;
    private const int SequenceHeader = 1;

    /// <summary>Reads a record. False when it is none.</summary>
    // marker(1) version(7) | profile(3) level(5) | tier(1) high depth(1) twelve bits(1) … | delay | OBUs
    public static bool TryRead(ReadOnlySpan<byte> record, out Av1Config config)
    {
        config = default;
        if (record.Length < FixedLength || record[0] != 0x81)
            return false;
        var depth = (record[2] & 0x40) == 0 ? 8 : (record[2] & 0x20) == 0 ? 10 : 12;
        var name = string.Create(CultureInfo.InvariantCulture, $"av01.{record[1] >> 5}.{record[1] & 0x1F:00}{((record[2] & 0x80) != 0 ? 'H' : 'M')}.{depth:00}");
        var (width, height) = TryFindHeader(record[FixedLength..], out var header) ? Size(new BitReader(header)) : (0, 0);
        config = new Av1Config(name, width, height);
        return true;
    }

    // §5.3.2: forbidden(1) type(4) extension(1) has size(1) reserved(1); size as leb128.
    private static bool TryFindHeader(ReadOnlySpan<byte> units, out ReadOnlySpan<byte> header)
    {
        header = default;
        if (units.Length < 2 || ((units[0] >> 3) & 0xF) != SequenceHeader)
            return false;
        header = units[((units[0] & 4) != 0 ? 2 : 1)..];
        if ((units[0] & 2) == 0)
            return true;
        var skip = 0;
        while (skip < header.Length && (header[skip] & 0x80) != 0)
            skip++;
        header = header[Math.Min(skip + 1, header.Length)..];
        return true;
    }

    // §5.5.1, up to the largest frame. A header with timing of the decoder model is left unread.
    private static (int Width, int Height) Size(BitReader bits)
    {
        bits.Read(4);
        if (bits.ReadFlag())
        {
            bits.Read(5);
        }
        else
        {
            if (bits.ReadFlag() && !TrySkipTiming(ref bits))
                return (0, 0);
            var showsDelay = bits.ReadFlag();
            for (var points = bits.Read(5) + 1; points > 0 && !bits.Overrun; points--)
            {
                bits.Read(12);
                if (bits.Read(5) > 7)
                    bits.Read(1);
                if (showsDelay && bits.ReadFlag())
                    bits.Read(4);
            }
        }

        var (widthBits, heightBits) = ((int)bits.Read(4) + 1, (int)bits.Read(4) + 1);
        var (width, height) = (bits.Read(widthBits) + 1, bits.Read(heightBits) + 1);
        return bits.Overrun || width > 16384 || height > 16384 ? (0, 0) : ((int)width, (int)height);
    }

    private static bool TrySkipTiming(ref BitReader bits)
    {
        bits.Read(32);
        bits.Read(32);
        if (bits.ReadFlag())
            bits.ReadUnsigned();
        return !bits.ReadFlag();
    }
}
