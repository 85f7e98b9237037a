namespace Portal.Live.Rtmp;

/// <summary>
/// A data message that holds a caption: <c>onTextData</c> as Adobe's encoders, ffmpeg and Wowza's tools send it. Of
/// <c>onCaption</c> nothing is read: it holds CEA-608 bytes, which every encoder puts into the picture as well.
/// </summary>
/// <param name="Language">The <c>language</c> field, or null.</param>
/// <param name="Words">The words; empty clears.</param>
internal readonly record struct TextMessage(string? Language, string Words)
{
    private const int Longest = 8 * 1024;

    /// <summary>Reads a message. False when it is none.</summary>
    // AMF0: "onTextData", { text, language?, trackid? … }; type 15 begins with a byte that says AMF0 follows.
    public static bool TryRead(in RtmpMessage message, out TextMessage text)
    {
        text = default;
        var data = message.Payload.Span;
        if (data.Length > Longest)
            return false;
        if (message.Type == MessageType.DataAmf3 && data.Length > 0 && data[0] == 0)
            data = data[1..];
        if (!Amf0Reader.TryReadAll(data, out var values))
            return false;
        if (values is ["onTextData", Dictionary<string, object?> fields, ..] && fields.GetValueOrDefault("text") is string words)
        {
            text = new TextMessage(fields.GetValueOrDefault("language") as string, words.ReplaceLineEndings("\n").Replace("\n\n", "\n", StringComparison.Ordinal).Trim());
            return true;
        }

        return false;
    }
}
