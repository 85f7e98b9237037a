namespace Portal.Live.Streams.Tags;

/// <summary>Tag types of FLV, which are RTMP's message types too.</summary>
internal static class TagTypes
{
    /// <summary>Sound.</summary>
    public const byte Audio = 8;

    /// <summary>Picture.</summary>
    public const byte Video = 9;

    /// <summary>Metadata, AMF0.</summary>
    public const byte Data = 18;
}
