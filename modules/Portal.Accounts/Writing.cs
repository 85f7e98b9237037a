using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Storage.Database;

namespace Portal.Accounts;

internal static class Writing
{
    /// <summary>
    /// Runs a command in one write. Where a unique index or a version shows that somebody else was quicker, nothing is
    /// changed and <paramref name="beaten"/> is the answer. The work must refuse before it changes anything.
    /// </summary>
    public static async Task<Outcome<T>> CommandAsync<T>(
        this PortalStore store, Func<Refusal> beaten, Func<PortalDb, Task<Outcome<T>>> work, CancellationToken ct)
    {
        try
        {
            return await store.WriteAsync(work, ct);
        }
        catch (DbUpdateException)
        {
            return beaten();
        }
    }
}
