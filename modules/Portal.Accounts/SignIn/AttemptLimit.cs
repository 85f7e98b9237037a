using System.Collections.Concurrent;

namespace Portal.Accounts.SignIn;

/// <summary>
/// Counts attempts at sign-in, registration and codes by account, device and network address, on this node: the account's own pause
/// (five wrong passwords) is in the database, this holds back a flood before it gets there. Whole villages share one
/// carrier address, so an address may try many times more often.
/// </summary>
internal sealed class AttemptLimit(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    public const int PerAccount = 10;
    public const int PerAddress = 200;
    private const int MaxKeys = 50_000;
    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>Counts one attempt; false when the key has used up the window.</summary>
    public bool Take(string key, int allowed)
    {
        var now = clock.GetTimestamp();
        if (counts.Count >= MaxKeys)
            DropOld(now);
        var count = counts.AddOrUpdate(
            key,
            static (_, at) => new Count(at, 1),
            (_, had, at) => clock.GetElapsedTime(had.Since, at) >= Window ? new Count(at, 1) : had with { Taken = had.Taken + 1 },
            now);
        return count.Taken <= allowed;
    }

    /// <summary>Takes one attempt out of the count again: it succeeded, so it was no guess.</summary>
    public void GiveBack(string key)
    {
        if (counts.TryGetValue(key, out var count))
            counts.TryUpdate(key, count with { Taken = count.Taken - 1 }, count);
    }

    private void DropOld(long now)
    {
        foreach (var (key, count) in counts)
        {
            if (clock.GetElapsedTime(count.Since, now) >= Window)
                counts.TryRemove(key, out _);
        }

        // Still full: a flood of made-up names. Forgetting is safer than growing; the pause in the database remains.
        if (counts.Count >= MaxKeys)
            counts.Clear();
    }

    private sealed record Count(long Since, int Taken);
}
