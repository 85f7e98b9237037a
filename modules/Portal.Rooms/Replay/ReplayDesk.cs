using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay;

/// <summary>Reads what staff see of a recording.</summary>
internal sealed class ReplayDesk(PortalStore store, IEnumerable<IRecordings> recordings, IEnumerable<ISealedAddresses> seals, TimeProvider clock)
{
    private static readonly TimeSpan Watching = TimeSpan.FromHours(12);

    /// <summary>The recording for who may edit it; null for everybody else.</summary>
    public async Task<ReplayView?> ReadAsync(CurrentUser user, Guid episodeId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !user.May(RoomPermissions.Replay, facts.PlacePath))
            return null;
        var recording = recordings.FirstOrDefault() is { } kept ? await kept.FindAsync(episodeId, ct) : null;
        return new ReplayView(
            facts,
            await db.Set<SegmentRow>().Where(s => s.EpisodeId == episodeId && s.StartedSecond != null).OrderBy(s => s.StartedSecond).ToListAsync(ct),
            recording,
            recording is null ? null : seals.FirstOrDefault()?.WholeReplay(episodeId, clock.UtcNow() + Watching),
            user.May(RoomPermissions.Delete, facts.PlacePath));
    }
}

/// <summary>A recording as staff see it.</summary>
/// <param name="Facts">The episode.</param>
/// <param name="Chapters">Segments that were started, in order.</param>
/// <param name="Recording">What the public may have, or null when there is nothing on disk.</param>
/// <param name="Whole">Sealed address of everything that is on disk.</param>
/// <param name="MayDelete">Whether this person may delete it.</param>
public sealed record ReplayView(EpisodeFacts Facts, IReadOnlyList<SegmentRow> Chapters, Recording? Recording, string? Whole, bool MayDelete);
