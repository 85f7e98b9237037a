using System.Buffers.Binary;

namespace Portal.Content.Media.Sniff;

/// <summary>GIF89a: header, screen descriptor, colour table, blocks, trailer.</summary>
internal static class Gif
{
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;

    public static Sniffed Look(ReadOnlySpan<byte> file)
    {
        if (file.Length < 14)
            return Unwelcome.Broken;
        var width = BinaryPrimitives.ReadUInt16LittleEndian(file[6..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(file[8..]);
        var at = 13 + ColourTable(file[10]);
        while (at < file.Length)
        {
            switch (file[at])
            {
                case Extension when SubBlocks(file, at + 2) is { } end:
                    at = end;
                    break;
                case Image when at + 10 < file.Length && SubBlocks(file, at + 11 + ColourTable(file[at + 9])) is { } end:
                    at = end;
                    break;
                case Trailer when width > 0 && height > 0:
                    return at + 1 == file.Length ? new Welcome("image/gif", "gif", MediaKind.Picture, width, height) : Unwelcome.Hidden;
                default:
                    return Unwelcome.Broken;
            }
        }

        return Unwelcome.Broken;
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    /// <summary>Position behind the empty block that ends a run of sub-blocks; null when the file ends before.</summary>
    private static int? SubBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var length = file[at++];
            if (length == 0)
                return at;
            at += length;
        }

        return null;
    }
}
