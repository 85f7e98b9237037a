using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Episodes;
using Portal.Kit.Streams;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Publish;

/// <summary>Decides by the episodes' keys who may publish.</summary>
internal sealed class PublishGate(PortalStore store, StreamKeys keys, IStringLocalizer<RoomsTexts> t, ILogger<PublishGate> log) : IPublishGate
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
            _ => new PublishGranted(PlanOf(episode)),
        };
    }

    internal static StreamPlan PlanOf(EpisodeRow episode) => new(
        episode.Id,
        episode.PlayName,
        TimeSpan.FromSeconds(episode.DelaySeconds),
        TimeSpan.FromMinutes(episode.GraceMinutes),
        Record: true,
        StreamAccess.Public,
        episode.IsDemoLoop ? DemoKeeps : null,
        episode.Title);

    private PublishRefused Refuse(PublishRefusal reason, string text, PublishRequest request)
    {
        log.LogInformation("A publisher from {Remote} was turned away: {Reason}", request.Remote, reason);
        return new PublishRefused(reason, t[text]);
    }
}
