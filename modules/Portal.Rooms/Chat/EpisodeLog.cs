using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat;

/// <summary>Numbers of an episode's log.</summary>
internal static class EpisodeLog
{
    /// <summary>Topic that is raised after each commit to the log.</summary>
    public static string Topic(Guid episodeId) => $"room:{episodeId:N}";

    /// <summary>
    /// Takes <paramref name="count"/> numbers in this transaction and returns the first. The head's row stays locked until
    /// the commit, so numbers become visible in order; a rollback gives them back.
    /// </summary>
    public static async Task<long> TakeAsync(PortalDb db, Guid episodeId, int count, CancellationToken ct)
    {
        var head = db.Set<LogHeadRow>().Where(h => h.EpisodeId == episodeId);
        await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.Last, h => h.Last + count), ct);
        return await head.Select(h => h.Last).SingleAsync(ct) - count + 1;
    }

    /// <summary>Adds a mark to the log in this transaction.</summary>
    public static async Task MarkAsync(PortalDb db, Guid episodeId, MarkKind kind, long? target, DateTime at, CancellationToken ct) =>
        db.Add(new MarkRow
        {
            EpisodeId = episodeId,
            Seq = await TakeAsync(db, episodeId, 1, ct),
            Kind = kind,
            Target = target,
            At = at,
        });
}
