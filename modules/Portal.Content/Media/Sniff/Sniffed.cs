namespace Portal.Content.Media.Sniff;

/// <summary>What the bytes of a file say.</summary>
internal abstract record Sniffed;

/// <summary>A type that the library takes.</summary>
/// <param name="ContentType">MIME type.</param>
/// <param name="Ending">Ending that its name gets, without dot.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Width">Pixels as shown; 0 when unknown.</param>
/// <param name="Height">Pixels as shown; 0 when unknown.</param>
internal sealed record Welcome(string ContentType, string Ending, MediaKind Kind, int Width = 0, int Height = 0) : Sniffed
{
    private static readonly Dictionary<string, string[]> Endings = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = ["jpg", "jpeg", "jpe", "jfif"],
        ["image/png"] = ["png"],
        ["image/gif"] = ["gif"],
        ["image/webp"] = ["webp"],
        ["video/mp4"] = ["mp4", "m4v"],
        ["audio/mp4"] = ["m4a"],
        ["audio/mpeg"] = ["mp3"],
    };

    /// <summary>Whether a file of that name may hold this. A name without ending claims nothing.</summary>
    public bool FitsName(string fileName)
    {
        var ending = Path.GetExtension(fileName).TrimStart('.');
        return ending.Length == 0 || Array.Exists(Endings[ContentType], e => e.Equals(ending, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A file that the library does not take.</summary>
/// <param name="TextKey">Key of the sentence that says why.</param>
internal sealed record Unwelcome(string TextKey) : Sniffed
{
    public static Unwelcome Unknown { get; } = new("media.bad.unknown");

    public static Unwelcome Broken { get; } = new("media.bad.broken");

    /// <summary>Something stands behind or inside the picture that is no picture.</summary>
    public static Unwelcome Hidden { get; } = new("media.bad.hidden");
}
