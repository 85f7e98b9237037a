using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Storage.Secrets;

/// <summary>Makes and reads the secrets of the installation.</summary>
internal sealed class SecretRows(PortalStore store)
{
    public const string FingerprintKey = "storage.fingerprint";

    /// <summary>Reads synchronously: once in the life of a process.</summary>
    public string Read(string name)
    {
        using var db = store.Open();
        return db.Set<SecretRow>().Where(s => s.Name == name).Select(s => s.Sealed).SingleOrDefault()
            ?? throw new InvalidOperationException($"The secret {name} is missing: call DatabaseStart.RunAsync before the portal starts.");
    }

    /// <summary>Draws the key of the fingerprints when it is not there. Called under the start's lock.</summary>
    public Task CreateAsync(IDataProtectionProvider protection, CancellationToken ct) =>
        store.WriteAsync(
            async db =>
            {
                if (await db.Set<SecretRow>().AnyAsync(s => s.Name == FingerprintKey, ct))
                    return;
                var drawn = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                db.Add(new SecretRow
                {
                    Name = FingerprintKey,
                    Sealed = protection.CreateProtector("portal.secrets", FingerprintKey).Protect(drawn),
                });
            },
            ct);
}
