using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;

namespace Portal.Rooms.Replay;

/// <summary>What staff do with an episode's recording when it has ended. Each command is in the audit trail.</summary>
internal sealed class EditReplay(ChangeEpisode change, IEnumerable<IRecordings> recordings, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    public const int MaxSummary = 1000;
    private const int LeastLeft = 5;

    /// <summary>Shows or hides the replay; the summary stands beside it.</summary>
    public async Task<Outcome<Done>> PublishAsync(CurrentUser editor, Guid episodeId, bool visible, string summary, CancellationToken ct)
    {
        summary = summary.Trim();
        if (summary.Length > MaxSummary)
            return new Refusal(RefusalKind.TooLarge, t["replay.summary-wrong", MaxSummary], "summary");
        return await RunAsync(
            editor,
            episodeId,
            visible ? "rooms.replay-publish" : "rooms.replay-hide",
            episode => (episode.ReplayVisible, episode.Summary) = (visible, summary),
            ct);
    }

    /// <summary>Leaves out what was before and after; null for no limit. Nothing is lost: trimming can be taken back.</summary>
    public async Task<Outcome<Done>> TrimAsync(CurrentUser editor, Guid episodeId, int? from, int? to, CancellationToken ct)
    {
        if (from is < 0 || to is < 0 || to - (from ?? 0) < LeastLeft)
            return new Refusal(RefusalKind.Invalid, t["replay.trim-wrong", LeastLeft], "trim");
        return await RunAsync(
            editor,
            episodeId,
            "rooms.replay-trim",
            episode => (episode.TrimFrom, episode.TrimTo) = (from is 0 ? null : from, to),
            ct,
            $"{from}–{to}");
    }

    /// <summary>Puts into the replay what the director had cut off, or takes it out again.</summary>
    public Task<Outcome<Done>> ReleaseCutsAsync(CurrentUser editor, Guid episodeId, bool released, CancellationToken ct) =>
        RunAsync(editor, episodeId, released ? "rooms.replay-cuts-release" : "rooms.replay-cuts-withhold", episode => episode.CutsReleased = released, ct);

    /// <summary>
    /// Deletes the recording's files for good. The log says who did before a byte goes; asked again, it goes on where it stopped.
    /// </summary>
    public async Task<Outcome<Done>> DeleteAsync(CurrentUser administrator, Guid episodeId, CancellationToken ct)
    {
        if (recordings.FirstOrDefault() is not { } kept)
            return new Refusal(RefusalKind.NotFound, t["replay.none"]);
        if (await kept.FindAsync(episodeId, ct) is { IsOpen: true })
            return new Refusal(RefusalKind.Conflict, t["replay.still-open"]);
        var outcome = await change.RunAsync(
            administrator,
            RoomPermissions.Delete,
            episodeId,
            "rooms.replay-delete",
            (_, episode) =>
            {
                if (episode.State != EpisodeState.Ended)
                    return Task.FromResult<Refusal?>(new Refusal(RefusalKind.Conflict, t["replay.not-ended"]));
                if (episode.RecordingProtected)
                    return Task.FromResult<Refusal?>(new Refusal(RefusalKind.Conflict, t["keep.is-protected"]));
                episode.RecordingDeletedAt ??= clock.UtcNow();
                return Task.FromResult<Refusal?>(null);
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        return await kept.DeleteAsync(episodeId, ct) ? Done.Instance : new Refusal(RefusalKind.Conflict, t["replay.still-open"]);
    }

    private async Task<Outcome<Done>> RunAsync(
        CurrentUser editor, Guid episodeId, string action, Action<EpisodeRow> apply, CancellationToken ct, string? detail = null)
    {
        var outcome = await change.RunAsync(
            editor,
            RoomPermissions.Replay,
            episodeId,
            action,
            (_, episode) =>
            {
                if (episode.State != EpisodeState.Ended)
                    return Task.FromResult<Refusal?>(new Refusal(RefusalKind.Conflict, t["replay.not-ended"]));
                if (episode.RecordingDeletedAt is not null)
                    return Task.FromResult<Refusal?>(new Refusal(RefusalKind.NotFound, t["replay.none"]));
                apply(episode);
                return Task.FromResult<Refusal?>(null);
            },
            ct,
            detail);
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }
}
