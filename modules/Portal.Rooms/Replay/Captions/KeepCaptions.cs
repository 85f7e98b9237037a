using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Rooms.Watch;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay.Captions;

/// <summary>Captions of a replay: staff upload them for the file that they downloaded, everybody reads them in step with what is shown.</summary>
internal sealed class KeepCaptions(
    PortalStore store, ChangeEpisode change, IEnumerable<IRecordings> recordings, Viewing viewing, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Reads WebVTT or SubRip made for the replay as it is now; replaces what there was.</summary>
    public async Task<Outcome<Done>> SaveAsync(CurrentUser editor, Guid episodeId, string text, CancellationToken ct)
    {
        if (text.Length > WebVtt.MaxBytes)
            return new Refusal(RefusalKind.TooLarge, t["captions.large", WebVtt.MaxBytes / 1024], "captions");
        if (!WebVtt.TryRead(text, out var cues))
            return new Refusal(RefusalKind.Invalid, t["captions.wrong"], "captions");
        var recording = await RecordingAsync(episodeId, ct);
        var outcome = await change.RunAsync(
            editor,
            RoomPermissions.Replay,
            episodeId,
            "rooms.captions-save",
            async (db, episode) =>
            {
                if (episode is not { StartedAt: { } start } || recording is null)
                    return new Refusal(RefusalKind.NotFound, t["replay.none"]);
                var kept = cues.Select(c => new CaptionText(Moved(recording, start, c.From), Moved(recording, start, c.To), c.Text)).Where(c => c.To > c.From).ToList();
                var row = await db.Set<CaptionsRow>().AsTracking().SingleOrDefaultAsync(c => c.EpisodeId == episodeId, ct);
                if (row is null)
                    db.Add(row = new CaptionsRow { EpisodeId = episodeId, Text = "" });
                (row.Text, row.Count, row.At) = (WebVtt.Write(kept), kept.Count, clock.UtcNow());
                return null;
            },
            ct,
            $"{cues.Count}");
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }

    /// <summary>Takes the captions away.</summary>
    public async Task<Outcome<Done>> RemoveAsync(CurrentUser editor, Guid episodeId, CancellationToken ct)
    {
        var outcome = await change.RunAsync(
            editor,
            RoomPermissions.Replay,
            episodeId,
            "rooms.captions-remove",
            async (db, _) =>
            {
                await db.Set<CaptionsRow>().Where(c => c.EpisodeId == episodeId).ExecuteDeleteAsync(ct);
                return null;
            },
            ct);
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }

    /// <summary>How many captions the episode has; 0 for none.</summary>
    public async Task<int> CountAsync(Guid episodeId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<CaptionsRow>().Where(c => c.EpisodeId == episodeId).Select(c => c.Count).SingleOrDefaultAsync(ct);
    }

    /// <summary>The file for the player, in step with the replay as it is shown now; null without captions or without a public replay.</summary>
    public async Task<string?> ForPlayerAsync(string slug, int number, CurrentUser user, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { Episode: { ReplayVisible: true, StartedAt: { } start } } facts
            || !await viewing.MayAsync(facts.Room, user, ct)
            || await db.Set<CaptionsRow>().SingleOrDefaultAsync(c => c.EpisodeId == facts.Id, ct) is not { } row
            || await RecordingAsync(facts.Id, ct) is not { } recording
            || !WebVtt.TryRead(row.Text, out var cues))
            return null;
        return WebVtt.Write(CaptionsAnswer.Of(row.At, start, cues).InStepWith(recording));
    }

    private async ValueTask<Recording?> RecordingAsync(Guid episodeId, CancellationToken ct) =>
        recordings.FirstOrDefault() is { } kept ? await kept.FindAsync(episodeId, ct) : null;

    // From a position in the replay to the time since the broadcast began: back through the stretches.
    private static TimeSpan Moved(Recording recording, DateTime start, TimeSpan position)
    {
        foreach (var stretch in recording.Stretches)
        {
            if (position <= stretch.Length)
                return Least(stretch.From + position - start);
            position -= stretch.Length;
        }

        return recording.Stretches is [.., var last] ? Least(last.From + last.Length - start) : position;
    }

    private static TimeSpan Least(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
