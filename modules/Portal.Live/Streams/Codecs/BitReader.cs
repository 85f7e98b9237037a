namespace Portal.Live.Streams.Codecs;

/// <summary>Reads bits from the most significant on. Past the end it yields zeros and says so in <see cref="Overrun"/>.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;
    private int position;

    /// <summary>Whether more bits were asked for than there are.</summary>
    public bool Overrun { get; private set; }

    /// <summary>The next bits as a number; at most 32 at once.</summary>
    public uint Read(int bits)
    {
        uint value = 0;
        for (var i = 0; i < bits; i++)
        {
            var at = position >> 3;
            if (at >= data.Length)
            {
                Overrun = true;
                value <<= 1;
                continue;
            }

            value = (value << 1) | (uint)((data[at] >> (7 - (position & 7))) & 1);
            position++;
        }

        return value;
    }

    /// <summary>Goes on at the next whole byte.</summary>
    public void Align() => position = (position + 7) & ~7;

    /// <summary>One bit.</summary>
    public bool ReadFlag() => Read(1) == 1;

    /// <summary>Unsigned Exp-Golomb (H.264 §9.1); 32 leading zeros or more count as an overrun.</summary>
    public uint ReadUnsigned()
    {
        var zeros = 0;
        while (!ReadFlag())
        {
            if (Overrun || ++zeros > 31)
            {
                Overrun = true;
                return 0;
            }
        }

        return zeros == 0 ? 0 : (1u << zeros) - 1 + Read(zeros);
    }

    /// <summary>Signed Exp-Golomb (H.264 §9.1.1).</summary>
    public int ReadSigned()
    {
        var code = ReadUnsigned();
        return (code & 1) == 1 ? (int)((code >> 1) + 1) : -(int)(code >> 1);
    }
}
