namespace Portal.Content.Media;

/// <summary>How large media may be.</summary>
public static class MediaLimits
{
    /// <summary>Bytes of a picture.</summary>
    public const int PictureBytes = 20 * 1024 * 1024;

    /// <summary>Bytes of a sound.</summary>
    public const long SoundBytes = 60L * 1024 * 1024;

    /// <summary>Bytes of a film.</summary>
    public const long FilmBytes = 300L * 1024 * 1024;

    /// <summary>Pixels of a side.</summary>
    public const int Side = 12_000;

    /// <summary>Pixels of a picture: the sensors of today's phones.</summary>
    public const long Pixels = 64_000_000;

    /// <summary>Bytes of a file of that kind.</summary>
    public static long Bytes(MediaKind kind) => kind switch
    {
        MediaKind.Picture => PictureBytes,
        MediaKind.Sound => SoundBytes,
        _ => FilmBytes,
    };
}
