using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Calendar.Register;

/// <summary>The secret part of a registration's own address, by which it is looked at and taken back without an account.</summary>
internal static class RegistrationKey
{
    /// <summary>A fresh key, 22 characters.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>What of it is stored.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether this is the key of that hash; takes as long for a wrong one.</summary>
    public static bool Fits(string? key, string hash) =>
        key is { Length: > 0 and <= 64 } && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key)), Encoding.ASCII.GetBytes(hash));
}
