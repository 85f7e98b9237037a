using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Storage.Secrets;

/// <summary>
/// Keeps small secrets readable for the portal and for nobody who only holds a table: stream keys, telephone numbers.
/// The keys lie in the database (<c>storage_keys</c>, <c>storage_secrets</c>), so that every node opens what another sealed.
/// </summary>
public sealed class SecretBox
{
    private readonly IDataProtectionProvider protection;
    private readonly Lazy<byte[]> fingerprintKey;

    internal SecretBox(IDataProtectionProvider protection, SecretRows rows)
    {
        this.protection = protection;
        fingerprintKey = new Lazy<byte[]>(
            () => Convert.FromHexString(Open(SecretRows.FingerprintKey, rows.Read(SecretRows.FingerprintKey))),
            LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Seals a text. Sealing twice gives two different results; base64url, about 150 characters longer than the text.</summary>
    /// <param name="purpose">What it is, the same for <see cref="Open"/>: <c>rooms.streamkey</c>.</param>
    /// <param name="plain">The text.</param>
    public string Seal(string purpose, string plain) => Protector(purpose).Protect(plain);

    /// <summary>Opens what <see cref="Seal"/> made, on any node.</summary>
    /// <exception cref="CryptographicException">It was sealed for another purpose, by another installation, or was changed.</exception>
    public string Open(string purpose, string @sealed) => Protector(purpose).Unprotect(@sealed);

    /// <summary>
    /// A keyed hash by which an equal value can be found without storing it: HMAC-SHA256, 64 lower-case hex digits, the
    /// same on every node, different for every installation. Normalise the value first.
    /// </summary>
    public string Fingerprint(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(fingerprintKey.Value, Encoding.UTF8.GetBytes($"{purpose}\0{value}")));

    private IDataProtector Protector(string purpose) => protection.CreateProtector("portal.secrets", purpose);
}
