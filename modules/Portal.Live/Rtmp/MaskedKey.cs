namespace Portal.Live.Rtmp;

/// <summary>A stream key as logs may show it.</summary>
internal static class MaskedKey
{
    /// <summary>The first two characters and the length, never more than a quarter of the key.</summary>
    public static string Of(string key) => key.Length < 8 ? $"***({key.Length})" : $"{key[..2]}***({key.Length})";
}
