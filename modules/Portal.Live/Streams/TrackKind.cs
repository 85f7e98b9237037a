namespace Portal.Live.Streams;

/// <summary>Sound or picture.</summary>
internal enum TrackKind : byte
{
    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Picture.</summary>
    Video,
}

/// <summary>Codecs that the hub carries.</summary>
internal enum MediaCodec : byte
{
    /// <summary>Not one of ours.</summary>
    Unknown,

    /// <summary>AVC, length-prefixed NAL units.</summary>
    H264,

    /// <summary>HEVC, length-prefixed NAL units.</summary>
    H265,

    /// <summary>AV1, low-overhead OBUs.</summary>
    Av1,

    /// <summary>AAC, raw access units.</summary>
    Aac,

    /// <summary>Opus packets.</summary>
    Opus,

    /// <summary>MPEG audio layer III frames.</summary>
    Mp3,
}
