using System.Text.RegularExpressions;

namespace Portal.Content.Paste;

/// <summary>Pictures that stand inside HTML as base64 (<c>data:</c>, RFC 2397), taken out before it is parsed.</summary>
internal static partial class InlinePictures
{
    private const int Most = 50;

    /// <summary>The HTML with short names in their place, and the bytes by name.</summary>
    public static (string Html, IReadOnlyDictionary<string, byte[]> Pictures) TakeOut(string html)
    {
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var rest = Data().Replace(html, found =>
        {
            var name = $"pasted:{pictures.Count}";
            var bytes = new byte[found.Groups[1].Length];
            if (pictures.Count >= Most || !Convert.TryFromBase64Chars(found.Groups[1].ValueSpan, bytes, out var length))
                return "pasted:lost";
            pictures[name] = bytes[..length];
            return name;
        });
        return (rest, pictures);
    }

    [GeneratedRegex(@"data:image/[a-z+.\-]{1,20};base64,([A-Za-z0-9+/=]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Data();
}
