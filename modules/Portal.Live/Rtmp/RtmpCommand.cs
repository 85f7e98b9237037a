namespace Portal.Live.Rtmp;

/// <summary>A command message (RTMP 1.0 §7.1.1).</summary>
/// <param name="Name">What is to be done.</param>
/// <param name="Transaction">Number that the answer repeats.</param>
/// <param name="Arguments">Command object first, then the arguments.</param>
internal sealed record RtmpCommand(string Name, double Transaction, IReadOnlyList<object?> Arguments)
{
    /// <summary>Reads a command. False when the message holds none.</summary>
    public static bool TryRead(in RtmpMessage message, out RtmpCommand command)
    {
        command = null!;
        var data = message.Payload.Span;
        // Type 17 begins with a byte that says AMF0 follows.
        if (message.Type == MessageType.CommandAmf3 && data.Length > 0 && data[0] == 0)
            data = data[1..];
        if (!Amf0Reader.TryReadAll(data, out var values) || values.Count < 1 || values[0] is not string { Length: <= 64 } name)
            return false;
        command = new RtmpCommand(name, values.Count > 1 && values[1] is double number ? number : 0, values.Count > 2 ? values[2..] : []);
        return true;
    }

    /// <summary>The argument at that place as text, or null.</summary>
    public string? Text(int at) => at < Arguments.Count ? Arguments[at] as string : null;

    /// <summary>A field of the command object as text, or null.</summary>
    public string? Field(string name) =>
        Arguments.Count > 0 && Arguments[0] is Dictionary<string, object?> fields && fields.TryGetValue(name, out var value) ? value as string : null;
}
