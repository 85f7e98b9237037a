using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Modules;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Studio;

/// <summary>What the director decides while an episode is on air. Each command is in the audit trail.</summary>
internal sealed class DirectEpisode(
    PortalStore store, ChangeEpisode change, IStreams streams, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>下播: ends the episode for good; its replay is there.</summary>
    public async Task<Outcome<Done>> EndAsync(CurrentUser director, Guid episodeId, CancellationToken ct)
    {
        var outcome = await ChangeAsync(
            director,
            episodeId,
            "rooms.off-air",
            async (db, episode) =>
            {
                if (episode.State != EpisodeState.OnAir)
                    return new Refusal(RefusalKind.Conflict, t["studio.not-on-air"]);
                await EpisodeStreams.EndAsync(db, episode, clock.UtcNow(), ct);
                return null;
            },
            ct);
        if (outcome.IsDone)
            await streams.EndAsync(episodeId, ct);
        return outcome;
    }

    /// <summary>切断: picture and sound stop at once, comments with the next beat of the room; off until <see cref="ReleaseAsync"/>.</summary>
    public async Task<Outcome<Done>> CutOffAsync(CurrentUser director, Guid episodeId, CancellationToken ct)
    {
        if (await RefuseAsync(director, episodeId, RoomPermissions.Direct, ct) is { } refused)
            return refused;

        // The picture first: what is being seen must not wait for the database.
        streams.CutOff(episodeId);
        return await ChangeAsync(
            director,
            episodeId,
            "rooms.cut-off",
            (_, episode) =>
            {
                if (episode.State is EpisodeState.Ended or EpisodeState.Cancelled)
                    return Task.FromResult<Refusal?>(new Refusal(RefusalKind.Conflict, t["studio.not-on-air"]));
                episode.CutOffAt ??= clock.UtcNow();
                return Task.FromResult<Refusal?>(null);
            },
            ct);
    }

    /// <summary>接回: the public goes on at the present edge.</summary>
    public async Task<Outcome<Done>> ReleaseAsync(CurrentUser director, Guid episodeId, CancellationToken ct)
    {
        var outcome = await ChangeAsync(
            director,
            episodeId,
            "rooms.release",
            (_, episode) =>
            {
                episode.CutOffAt = null;
                return Task.FromResult<Refusal?>(null);
            },
            ct);
        if (outcome.IsDone)
            streams.Release(episodeId);
        return outcome;
    }

    /// <summary>换设备: the next connection with the same key wins at once.</summary>
    public async Task<Outcome<Done>> SwitchDeviceAsync(CurrentUser director, Guid episodeId, CancellationToken ct)
    {
        var outcome = await ChangeAsync(director, episodeId, "rooms.switch-device", (_, _) => Task.FromResult<Refusal?>(null), ct);
        return outcome.IsDone && !streams.SwitchDevice(episodeId)
            ? new Refusal(RefusalKind.Conflict, t["studio.nobody-publishes"])
            : outcome;
    }

    /// <summary>Starts a segment: its second becomes a chapter of the replay.</summary>
    public Task<Outcome<Done>> StartSegmentAsync(CurrentUser director, Guid episodeId, Guid segmentId, CancellationToken ct) =>
        ChangeAsync(
            director,
            episodeId,
            "rooms.segment",
            async (db, episode) =>
            {
                if (episode is not { State: EpisodeState.OnAir, StartedAt: { } start })
                    return new Refusal(RefusalKind.Conflict, t["studio.not-on-air"]);
                var second = Math.Max(0, (int)(clock.UtcNow() - start).TotalSeconds);
                var stamped = await db.Set<SegmentRow>().Where(s => s.Id == segmentId && s.EpisodeId == episodeId && s.StartedSecond == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.StartedSecond, second), ct);
                if (stamped == 0)
                    return new Refusal(RefusalKind.Conflict, t["studio.segment-started"]);
                await EpisodeLog.MarkAsync(db, episodeId, MarkKind.Running, null, clock.UtcNow(), ct);
                return null;
            },
            ct);

    private async Task<Refusal?> RefuseAsync(CurrentUser user, Guid episodeId, Permission permission, CancellationToken ct)
    {
        await using var db = store.Open();
        return await EpisodeFacts.FindAsync(db, episodeId, ct) is { } facts && user.May(permission, facts.PlacePath)
            ? null
            : new Refusal(RefusalKind.Forbidden, t["studio.forbidden"]);
    }

    private async Task<Outcome<Done>> ChangeAsync(
        CurrentUser user, Guid episodeId, string action, Func<PortalDb, EpisodeRow, Task<Refusal?>> apply, CancellationToken ct)
    {
        var outcome = await change.RunAsync(user, RoomPermissions.Direct, episodeId, action, apply, ct);
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }
}
