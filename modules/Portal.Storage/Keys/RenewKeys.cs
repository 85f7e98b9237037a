using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Portal.Storage.Jobs;

namespace Portal.Storage.Keys;

/// <summary>
/// Makes the next key of the ring ten days before the newest one ends; it counts from two days later, when every node has
/// read the ring again (they do so each day).
/// </summary>
internal sealed class RenewKeys(IKeyManager keys) : IJob
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    public string Name => "storage.keys";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken ct)
    {
        // Data Protection itself asks the system's clock, whatever clock the portal runs on.
        var now = TimeProvider.System.GetUtcNow();
        var ends = keys.GetAllKeys().Where(k => !k.IsRevoked).Select(k => k.ExpirationDate).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        if (ends <= now)
            keys.CreateNewKey(now, now + Life);
        else if (ends < now.AddDays(10))
            keys.CreateNewKey(now.AddDays(2), now.AddDays(2) + Life);
        return Task.CompletedTask;
    }
}
