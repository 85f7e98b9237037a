using Portal.Accounts.Places.Settings;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Rooms.Replay.Keep;

namespace Portal.Rooms.Watch;

/// <summary>Who may see the picture of a room, and at which addresses: members get addresses of their own, with an end.</summary>
internal sealed class Viewing(IPlaces places, IPlaceSettings settings, Func<IStreams> streams, IEnumerable<ISealedAddresses> seals, TimeProvider clock)
{
    private static readonly TimeSpan Watching = TimeSpan.FromHours(12);

    private DateTime Until => clock.UtcNow() + Watching;

    /// <summary>Whether the rooms of this place are for those who have signed in. From memory.</summary>
    public async ValueTask<bool> IsForMembersAsync(Guid placeId, CancellationToken ct) =>
        await places.FindAsync(placeId, ct) is { } place && (await settings.GetAsync<VideoRules>(place, ct)).Watchers == Watchers.Members;

    /// <summary>Whether this person may see the room's picture.</summary>
    public async ValueTask<bool> MayAsync(RoomRow room, CurrentUser user, CancellationToken ct) => user.Id is not null || !await IsForMembersAsync(room.PlaceId, ct);

    /// <summary>Where the stream plays for this person; empty addresses for who may not see it.</summary>
    public async ValueTask<StreamAddresses> LiveAsync(EpisodeFacts facts, CurrentUser user, CancellationToken ct)
    {
        var play = streams().Addresses(facts.Episode.PlayName);
        if (!await IsForMembersAsync(facts.Room.PlaceId, ct))
            return play;
        return user.Id is null ? new StreamAddresses("", "", "") : Seal(play, facts.Episode.PlayName);
    }

    /// <summary>The recording with addresses for this person; null for who may not see it.</summary>
    public async ValueTask<Recording?> ReplayAsync(Recording? recording, RoomRow room, CurrentUser user, CancellationToken ct)
    {
        if (recording is null || !await IsForMembersAsync(room.PlaceId, ct))
            return recording;
        if (user.Id is null)
            return null;
        return seals.FirstOrDefault() is not { } seal ? recording : recording with
        {
            Hls = seal.SealReplay(recording.Hls, recording.StreamId, Until),
            Sound = recording.Sound is { } sound ? seal.SealReplay(sound, recording.StreamId, Until) : null,
            Cover = recording.Cover is { } cover ? seal.SealReplay(cover, recording.StreamId, Until) : null,
        };
    }

    /// <summary>Addresses that open also where the room is for members.</summary>
    public StreamAddresses Seal(StreamAddresses play, string playName) => seals.FirstOrDefault() is not { } seal ? play : new StreamAddresses(
        seal.Seal(play.Hls, playName, Until),
        seal.Seal(play.Flv, playName, Until),
        seal.Seal(play.Audio, playName, Until),
        seal.Seal(play.LowLatencyHls, playName, Until));
}
