namespace Portal.Live.Rtmp;

/// <summary>Finds the stream key in the ways in which publishers' software sends it.</summary>
internal static class PublishAddress
{
    private const int LongestKey = 256;

    /// <summary>Whether an application name is ours: <c>live</c>, alone or with a path or query behind it.</summary>
    public static bool IsLive(string app) =>
        app.StartsWith("live", StringComparison.OrdinalIgnoreCase) && (app.Length == 4 || app[4] is '/' or '?');

    /// <summary>
    /// The key from application and stream name: <c>live</c> + <c>KEY</c>; <c>live</c> + <c>KEY?x=y</c>;
    /// <c>live?key=KEY</c> or <c>live</c> + <c>name?key=KEY</c>; <c>live/KEY</c> + nothing. Null when there is none.
    /// </summary>
    public static string? FindKey(string app, string name)
    {
        var key = InQuery(name) ?? InQuery(app) ?? Path(name) ?? Path(app.Length > 5 && app[4] == '/' ? app[5..] : "");
        return key is { Length: > 0 and <= LongestKey } ? key : null;
    }

    private static string? Path(string text)
    {
        var path = text.Split('?', 2)[0].Trim('/');
        return path.Length == 0 ? null : path;
    }

    private static string? InQuery(string text)
    {
        var at = text.IndexOf('?', StringComparison.Ordinal);
        if (at < 0)
            return null;
        foreach (var pair in text[(at + 1)..].Split('&', 64))
        {
            if (pair.StartsWith("key=", StringComparison.Ordinal) && pair.Length > 4)
                return Uri.UnescapeDataString(pair[4..]);
        }

        return null;
    }
}
