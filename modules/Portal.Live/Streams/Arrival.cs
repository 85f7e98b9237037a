namespace Portal.Live.Streams;

/// <summary>What a publisher hands over, whatever protocol it came by: one access unit or one codec configuration.</summary>
internal readonly ref struct Arrival
{
    /// <summary>The codec of the data.</summary>
    public MediaCodec Codec { get; init; }

    /// <summary>Whether the data are a decoder configuration rather than a frame.</summary>
    public bool IsConfig { get; init; }

    /// <summary>Whether decoding can begin here. Every frame of sound can.</summary>
    public bool IsKey { get; init; }

    /// <summary>Decoding time in milliseconds as the publisher counts it: any start, 32 bits, wraps.</summary>
    public uint Timestamp { get; init; }

    /// <summary>Milliseconds from decoding to presentation; negative where a sender got it wrong.</summary>
    public int Composition { get; init; }

    /// <summary>The access unit or configuration without any container's header.</summary>
    public ReadOnlySpan<byte> Data { get; init; }

    /// <summary>Sound or picture.</summary>
    public TrackKind Kind => Codec is MediaCodec.Aac or MediaCodec.Opus or MediaCodec.Mp3 ? TrackKind.Audio : TrackKind.Video;
}
