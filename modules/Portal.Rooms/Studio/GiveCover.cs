using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Web;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Studio;

/// <summary>POST /desk/episodes/ID/cover: a JPEG of the studio's preview becomes the recording's picture, where the server cannot draw one.</summary>
internal sealed class GiveCover(PortalStore store, IEnumerable<IRecordings> recordings, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Longest picture, bytes.</summary>
    public const int MaxBytes = 512 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/desk/episodes/{id:guid}/cover", async (Guid id, HttpRequest request, GiveCover give, ICurrentUser users, CancellationToken ct) =>
        {
            var outcome = await give.HandleAsync(await users.ReadAsync(ct), id, request.Body, ct);
            return outcome.IsDone ? Results.NoContent() : Refused.Json(outcome.Refusal);
        }).WithMetadata(new RequestSizeLimitAttribute(MaxBytes + 65_536));

    /// <summary>Takes it from whoever directs the episode while it is on air and not cut off.</summary>
    public async Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid episodeId, Stream picture, CancellationToken ct)
    {
        await using (var db = store.Open())
        {
            if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !user.May(RoomPermissions.Direct, facts.PlacePath))
                return new Refusal(RefusalKind.Forbidden, t["studio.forbidden"]);
            if (facts.Episode is not { State: EpisodeState.OnAir, CutOffAt: null } || recordings.FirstOrDefault() is null)
                return new Refusal(RefusalKind.Conflict, t["cover.not-wanted"]);
        }

        if (await CappedBody.ReadAsync(picture, MaxBytes, ct) is not { } jpeg)
            return new Refusal(RefusalKind.TooLarge, t["cover.large", MaxBytes / 1024]);
        return await recordings.First().GiveCoverAsync(episodeId, jpeg, ct) switch
        {
            CoverAnswer.Kept => Done.Instance,
            CoverAnswer.NoPicture => new Refusal(RefusalKind.Invalid, t["cover.wrong"]),
            _ => new Refusal(RefusalKind.Conflict, t["cover.not-wanted"]),
        };
    }
}
