namespace Portal.Live.Rtmp;

/// <summary>A server refused what <see cref="RtmpPublisher"/> asked for.</summary>
/// <param name="code">The server's code: <c>NetStream.Publish.BadName</c>.</param>
/// <param name="description">What the server says about it.</param>
public sealed class RtmpRefusedException(string code, string description) : Exception($"{code}: {description}")
{
    /// <summary>The server's code.</summary>
    public string Code => code;

    /// <summary>What the server says about it.</summary>
    public string Description => description;
}
