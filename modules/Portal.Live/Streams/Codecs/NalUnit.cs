namespace Portal.Live.Streams.Codecs;

/// <summary>NAL units of H.264 and H.265.</summary>
internal static class NalUnit
{
    /// <summary>The payload without emulation prevention bytes (H.264 §7.3.1), at most as long as <paramref name="target"/>.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> unit, Span<byte> target)
    {
        var length = 0;
        var zeros = 0;
        foreach (var value in unit)
        {
            if (zeros >= 2 && value == 3)
            {
                zeros = 0;
                continue;
            }

            if (length == target.Length)
                break;
            target[length++] = value;
            zeros = value == 0 ? zeros + 1 : 0;
        }

        return target[..length];
    }
}
