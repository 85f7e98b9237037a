namespace Portal.Live.Streams;

/// <summary>One access unit as the hub hands it on: its time is normalised, its bytes lie in the log.</summary>
/// <param name="Kind">Sound or picture.</param>
/// <param name="IsKey">Whether decoding can begin here.</param>
/// <param name="Dts">Decoding time in milliseconds since the stream began; never runs backwards within a track.</param>
/// <param name="Composition">Milliseconds from decoding to presentation, signed.</param>
/// <param name="Sample">The access unit.</param>
/// <param name="Breaks">Whether the time line or the codec breaks before this frame.</param>
/// <param name="Arrived">When it came, UTC.</param>
internal readonly record struct Frame(
    TrackKind Kind,
    bool IsKey,
    long Dts,
    int Composition,
    ReadOnlyMemory<byte> Sample,
    bool Breaks,
    DateTime Arrived);
