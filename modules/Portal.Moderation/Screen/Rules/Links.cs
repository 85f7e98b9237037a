using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Moderation.Screen.Rules;

/// <summary>Addresses of other sites.</summary>
internal static partial class Links
{
    /// <summary>The first address, or null.</summary>
    public static string? Find(string text)
    {
        if (!text.AsSpan().ContainsAny(".．。:：") || !MayHoldLetters(text))
            return null;
        var match = Address().Match(text.Normalize(NormalizationForm.FormKC));
        return match.Success ? match.Value : null;
    }

    private static bool MayHoldLetters(string text) => text.AsSpan().ContainsAnyInRange('a', 'z') || text.AsSpan().ContainsAnyInRange('A', 'Z') || text.AsSpan().ContainsAnyInRange('Ａ', 'ｚ');

    [GeneratedRegex(
        @"(https?://|www\.)[^\s]{3,80}|(?<![a-z0-9-])[a-z0-9][a-z0-9-]{1,62}\s?[.。]\s?(com|cn|net|top|xyz|cc|vip|org|io|shop|info|club|me|site|app)(?![a-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();
}
