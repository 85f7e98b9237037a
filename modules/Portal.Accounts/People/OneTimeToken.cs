using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Accounts.People;

/// <summary>A secret in an address that works once: 32 random bytes, base64url, 43 characters; kept as a SHA-256 only.</summary>
internal static class OneTimeToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>64 lower-case hex digits; null for what cannot be a token.</summary>
    public static string? Hash(string? token) =>
        token is { Length: Characters } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))) : null;
}
