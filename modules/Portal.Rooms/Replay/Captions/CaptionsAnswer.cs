using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Streams;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay.Captions;

/// <summary>Answers which captions a recording has. A file that was read stays in memory until another is uploaded: a player asks every few seconds.</summary>
internal sealed class CaptionsAnswer(PortalStore store) : IReplayCaptions
{
    private const string Language = "zh";
    private const int MostKept = 32;
    private readonly ConcurrentDictionary<Guid, CaptionTrack> kept = [];

    public async ValueTask<CaptionTrack?> FindAsync(Guid streamId, CancellationToken ct)
    {
        await using var db = store.Open();
        var found = await (from c in db.Set<CaptionsRow>()
                           join e in db.Set<EpisodeRow>() on c.EpisodeId equals e.Id
                           where c.EpisodeId == streamId
                           select new { c.At, e.StartedAt }).SingleOrDefaultAsync(ct);
        if (found is not { StartedAt: { } start })
            return null;
        if (kept.TryGetValue(streamId, out var known) && known.At == found.At)
            return known;
        var text = await db.Set<CaptionsRow>().Where(c => c.EpisodeId == streamId).Select(c => c.Text).SingleOrDefaultAsync(ct);
        if (text is null || !WebVtt.TryRead(text, out var cues))
            return null;
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[streamId] = Of(found.At, start, cues);
    }

    /// <summary>Captions whose times count from the broadcast's beginning, as instants.</summary>
    public static CaptionTrack Of(DateTime at, DateTime start, IEnumerable<CaptionText> cues) =>
        new(Language, at, [.. cues.Select(c => new Caption(start + c.From, start + c.To, c.Text))]);
}
