using Portal.Content.Media.Sniff;

namespace Portal.Content.Media;

/// <summary>For modules that keep photographs outside the library: the same look at the content, the same cleaning.</summary>
public static class CleanPhoto
{
    /// <summary>
    /// The photograph without what the camera wrote about place and owner; null when the bytes are no JPEG or PNG, are
    /// broken, hide something, or are larger than <see cref="MediaLimits"/> allow. Decided by content, never by name.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="contentType">MIME type; empty when refused.</param>
    public static byte[]? Of(byte[] bytes, out string contentType)
    {
        contentType = "";
        if (bytes.Length is 0 or > MediaLimits.PictureBytes || Sniffer.Look(new MemoryStream(bytes)) is not Welcome { ContentType: "image/jpeg" or "image/png" } known)
            return null;
        contentType = known.ContentType;
        return contentType == "image/jpeg" ? Jpeg.WithoutTraces(bytes) : bytes;
    }
}
