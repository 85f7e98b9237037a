using System.Security.Cryptography;

namespace Portal.Calendar.Hours.Certify;

/// <summary>The code on a certificate: 60 random bits in letters and digits that nobody mistakes for each other.</summary>
internal static class CertificateCode
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 12;
    private const int LongestTyped = 40;

    public static string Draw() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>What somebody typed, without the signs between; null when it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: > 0 and <= LongestTyped })
            return null;
        var kept = new string([.. typed.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return kept.Length == Length && kept.All(c => Letters.Contains(c, StringComparison.Ordinal)) ? kept : null;
    }

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Print(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));
}
