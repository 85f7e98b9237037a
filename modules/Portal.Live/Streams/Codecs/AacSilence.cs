namespace Portal.Live.Streams.Codecs;

/// <summary>
/// Tells digital silence by the syntax of an AAC frame, without decoding it (ISO 14496-3 §4.4.2): a channel whose bands are
/// all zero has no spectral data. A microphone that is open, however quiet its room, never sends that.
/// </summary>
// raw_data_block: { SCE id(3)=0 tag(4) stream | CPE id=1 tag(4) common(1) … | DSE id=4 … | FIL id=6 … }* END id=7
// channel stream: global_gain(8) ics_info? sections … ; ics_info: reserved(1) sequence(2) shape(1) max_sfb(6, or 4 + grouping 7 of short windows)
internal static class AacSilence
{
    private const int EightShort = 2;
    private const int Escape = 31;

    /// <summary>Whether all channels of the frame are silent. False where the frame holds anything that is not understood.</summary>
    public static bool IsSilent(ReadOnlySpan<byte> frame)
    {
        BitReader bits = new(frame);
        var channels = 0;
        while (!bits.Overrun)
        {
            switch (bits.Read(3))
            {
                case 0 or 3:
                    bits.Read(4);
                    if (!IsSilentChannel(ref bits, -1))
                        return false;
                    channels++;
                    break;
                case 1:
                    if (!IsSilentPair(ref bits))
                        return false;
                    channels += 2;
                    break;
                case 4:
                    SkipData(ref bits);
                    break;
                case 6:
                    SkipFill(ref bits);
                    break;
                case 7:
                    return channels > 0;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsSilentPair(ref BitReader bits)
    {
        bits.Read(4);
        var bands = -1;
        if (bits.ReadFlag())
        {
            bands = ReadInfo(ref bits, out var isShort);
            if (isShort && bands > 0)
                return false;
            if (bits.Read(2) == 1)
                bits.Read(Math.Min(bands, 32));
            if (bands > 32)
                return false;
        }

        return IsSilentChannel(ref bits, bands) && IsSilentChannel(ref bits, bands);
    }

    // bands: of the pair's common info, or −1 where the channel has its own.
    private static bool IsSilentChannel(ref BitReader bits, int bands)
    {
        bits.Read(8);
        if (bands < 0)
        {
            bands = ReadInfo(ref bits, out var isShort);
            if (isShort && bands > 0)
                return false;
        }

        for (var band = 0; band < bands;)
        {
            if (bits.Read(4) != 0 || bits.Overrun)
                return false;
            uint step;
            do
            {
                step = bits.Read(5);
                band += (int)step;
            }
            while (step == Escape && !bits.Overrun);
        }

        // No pulses, no noise shaping, no gain control: nothing that could sound.
        return bits.Read(3) == 0 && !bits.Overrun;
    }

    private static int ReadInfo(ref BitReader bits, out bool isShort)
    {
        bits.Read(1);
        isShort = bits.Read(2) == EightShort;
        bits.Read(1);
        if (isShort)
        {
            var few = (int)bits.Read(4);
            bits.Read(7);
            return few;
        }

        var bands = (int)bits.Read(6);

        // Prediction, which the main profile alone knows, is as good as sound.
        return bits.ReadFlag() ? 64 : bands;
    }

    private static void SkipData(ref BitReader bits)
    {
        bits.Read(4);
        var aligned = bits.ReadFlag();
        var count = (int)bits.Read(8);
        if (count == 255)
            count += (int)bits.Read(8);
        if (aligned)
            bits.Align();
        for (var i = 0; i < count && !bits.Overrun; i++)
            bits.Read(8);
    }

    private static void SkipFill(ref BitReader bits)
    {
        var count = (int)bits.Read(4);
        if (count == 15)
            count += (int)bits.Read(8) - 1;
        for (var i = 0; i < count && !bits.Overrun; i++)
            bits.Read(8);
    }
}
