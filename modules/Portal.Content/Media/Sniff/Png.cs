using System.Buffers.Binary;

namespace Portal.Content.Media.Sniff;

/// <summary>PNG (W3C): signature, then chunks = length, type, data, CRC; IHDR first, IEND last.</summary>
internal static class Png
{
    public static Sniffed Look(ReadOnlySpan<byte> file)
    {
        var at = 8;
        var (width, height) = (0, 0);
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = file.Slice(at + 4, 4);
            if (length > file.Length - at - 12)
                return Unwelcome.Broken;
            if (at == 8)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13)
                    return Unwelcome.Broken;
                width = BinaryPrimitives.ReadInt32BigEndian(file[(at + 8)..]);
                height = BinaryPrimitives.ReadInt32BigEndian(file[(at + 12)..]);
                if (width <= 0 || height <= 0)
                    return Unwelcome.Broken;
            }

            at += (int)length + 12;
            if (type.SequenceEqual("IEND"u8))
                return at == file.Length ? new Welcome("image/png", "png", MediaKind.Picture, width, height) : Unwelcome.Hidden;
        }

        return Unwelcome.Broken;
    }
}
