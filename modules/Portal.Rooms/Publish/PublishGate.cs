using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Episodes;
using Portal.Kit.Places;
using Portal.Kit.Streams;
using Portal.Rooms.Programme;
using Portal.Rooms.Replay.Keep;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Publish;

/// <summary>Decides by the episodes' keys who may publish.</summary>
internal sealed class PublishGate(
    PortalStore store, StreamKeys keys, IPlaces places, IPlaceSettings settings, IStringLocalizer<RoomsTexts> t, ILogger<PublishGate> log) : IPublishGate
{
    private static readonly TimeSpan DemoKeeps = TimeSpan.FromHours(1);

    public async ValueTask<PublishDecision> AskAsync(PublishRequest request, CancellationToken ct)
    {
        // Publishers' software has no language of its own: it gets the portal's first.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        if (request.Key is not { Length: > 0 and <= 256 })
            return Refuse(PublishRefusal.UnknownKey, "gate.unknown", request);
        var print = keys.Fingerprint(request.Key);
        await using var db = store.Open();
        var episode = await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.KeyPrint == print, ct);
        return episode switch
        {
            null => Refuse(PublishRefusal.UnknownKey, "gate.unknown", request),
            { State: EpisodeState.Ended } => Refuse(PublishRefusal.EpisodeEnded, "gate.ended", request),
            { State: EpisodeState.Cancelled } => Refuse(PublishRefusal.EpisodeEnded, "gate.cancelled", request),
            _ => new PublishGranted(PlanOf(episode, await RulesAsync(db, episode, ct))),
        };
    }

    private async ValueTask<VideoRules> RulesAsync(PortalDb db, EpisodeRow episode, CancellationToken ct)
    {
        var place = await db.Set<RoomRow>().Where(r => r.Id == episode.RoomId).Select(r => r.PlaceId).SingleAsync(ct);
        return await places.FindAsync(place, ct) is { } found ? await settings.GetAsync<VideoRules>(found, ct) : new VideoRules();
    }

    internal static StreamPlan PlanOf(EpisodeRow episode, VideoRules rules) => new(
        episode.Id,
        episode.PlayName,
        TimeSpan.FromSeconds(episode.DelaySeconds),
        TimeSpan.FromMinutes(episode.GraceMinutes),
        Record: true,
        rules.Watchers == Watchers.Members ? StreamAccess.SignedAddress : StreamAccess.Public,
        episode.IsDemoLoop ? DemoKeeps : null,
        episode.Title)
    {
        SmallerPictures = rules.SmallerPictures,
    };

    private PublishRefused Refuse(PublishRefusal reason, string text, PublishRequest request)
    {
        log.LogInformation("A publisher from {Remote} was turned away: {Reason}", request.Remote, reason);
        return new PublishRefused(reason, t[text]);
    }
}
