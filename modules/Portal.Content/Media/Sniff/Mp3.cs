namespace Portal.Content.Media.Sniff;

/// <summary>MP3: an ID3v2 tag or none, then frames of layer III; three in a row are believed.</summary>
internal static class Mp3
{
    private static readonly int[] RatesOne = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] RatesTwo = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Samples = [44_100, 48_000, 32_000];

    public static Sniffed Look(Stream file)
    {
        var tag = Sniffer.Read(file, 0, 10);

        // ID3v2.4 §6.2: the size is four times seven bits.
        long at = tag.Length == 10 && tag.AsSpan().StartsWith("ID3"u8) ? 10 + ((tag[6] & 127) << 21) + ((tag[7] & 127) << 14) + ((tag[8] & 127) << 7) + (tag[9] & 127) : 0;
        for (var frame = 0; frame < 3; frame++)
        {
            var head = at < file.Length ? Sniffer.Read(file, at, 4) : [];
            if (head.Length < 4 || Length(head) is not { } length)
                return Unwelcome.Broken;
            at += length;
        }

        return new Welcome("audio/mpeg", "mp3", MediaKind.Sound);
    }

    // ISO 11172-3 §2.4.1.3.
    private static int? Length(ReadOnlySpan<byte> head)
    {
        var version = (head[1] >> 3) & 3;
        var rate = head[2] >> 4;
        var sample = (head[2] >> 2) & 3;
        if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0 || ((head[1] >> 1) & 3) != 1 || version == 1 || rate is 0 or 15 || sample == 3)
            return null;
        var hertz = Samples[sample] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        return ((version == 3 ? 144 : 72) * 1000 * (version == 3 ? RatesOne : RatesTwo)[rate] / hertz) + ((head[2] >> 1) & 1);
    }
}
