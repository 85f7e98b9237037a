using System.Buffers.Binary;

namespace Portal.Content.Media.Sniff;

/// <summary>WebP (RFC 9649): one RIFF chunk that is the file; VP8X, VP8 or VP8L first.</summary>
internal static class Webp
{
    public static Sniffed Look(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
            return Unwelcome.Broken;
        var end = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        if (end > file.Length)
            return Unwelcome.Broken;
        if (end < file.Length)
            return Unwelcome.Hidden;
        var body = file[20..];
        var (width, height) = (0, 0);
        if (file[12..].StartsWith("VP8X"u8))
        {
            width = 1 + (body[4] | (body[5] << 8) | (body[6] << 16));
            height = 1 + (body[7] | (body[8] << 8) | (body[9] << 16));
        }
        else if (file[12..].StartsWith("VP8 "u8))
        {
            width = BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF;
            height = BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF;
        }
        else if (file[12..].StartsWith("VP8L"u8) && body[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            width = (int)(bits & 0x3FFF) + 1;
            height = (int)((bits >> 14) & 0x3FFF) + 1;
        }

        return width == 0 || height == 0 ? Unwelcome.Broken : new Welcome("image/webp", "webp", MediaKind.Picture, width, height);
    }
}
