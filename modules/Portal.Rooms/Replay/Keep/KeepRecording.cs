using Microsoft.Extensions.Localization;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;

namespace Portal.Rooms.Replay.Keep;

/// <summary>
/// Protects a recording from being let go, and takes that back. Whoever edits replays may protect; only who may delete may
/// take it back.
/// </summary>
internal sealed class KeepRecording(ChangeEpisode change, IPlaces places, IPlaceSettings settings, IStringLocalizer<RoomsTexts> t)
{
    public async Task<Outcome<Done>> ProtectAsync(CurrentUser editor, Guid episodeId, bool isProtected, CancellationToken ct)
    {
        var outcome = await change.RunAsync(
            editor,
            isProtected ? RoomPermissions.Replay : RoomPermissions.Delete,
            episodeId,
            isProtected ? "rooms.replay-protect" : "rooms.replay-unprotect",
            (_, episode) =>
            {
                if (episode.RecordingDeletedAt is not null)
                    return Task.FromResult<Refusal?>(new Refusal(RefusalKind.NotFound, t["replay.none"]));
                episode.RecordingProtected = isProtected;
                return Task.FromResult<Refusal?>(null);
            },
            ct);
        return outcome.IsDone ? Done.Instance : outcome.Refusal;
    }

    /// <summary>The day on which the recording goes, UTC; null when it stays.</summary>
    public async ValueTask<DateTime?> UntilAsync(EpisodeFacts facts, CancellationToken ct)
    {
        if (facts.Episode is not { RecordingProtected: false, EndedAt: { } ended } || await places.FindAsync(facts.Room.PlaceId, ct) is not { } place)
            return null;
        return (await settings.GetAsync<VideoRules>(place, ct)).KeepDays is > 0 and var days ? ended.AddDays(days) : null;
    }
}
