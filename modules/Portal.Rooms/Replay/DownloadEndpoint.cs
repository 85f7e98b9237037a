using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Portal.Accounts.Audit;
using Portal.Accounts.SignIn;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Replay;

/// <summary>GET /desk/episodes/ID/recording.mp4: the recording as one file, joined while it is sent. By right, and logged.</summary>
internal static class DownloadEndpoint
{
    public static void MapDownload(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/desk/episodes/{id:guid}/recording.mp4", HandleAsync).RequireAuthorization(StaffPolicy.Name);

    private static async Task HandleAsync(
        Guid id, HttpContext http, PortalStore store, ICurrentUser users, IEnumerable<IRecordings> recordings, TimeProvider clock, CancellationToken ct)
    {
        var user = await users.ReadAsync(ct);
        EpisodeFacts? facts;
        await using (var db = store.Open())
            facts = await EpisodeFacts.FindAsync(db, id, ct);
        if (facts is null || !user.May(RoomPermissions.Replay, facts.PlacePath))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (facts.Episode.RecordingDeletedAt is not null || recordings.FirstOrDefault() is not { } kept || await kept.FindAsync(id, ct) is not { Length.Ticks: > 0 })
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await store.WriteAsync(
            db =>
            {
                db.Audit(user, clock.UtcNow(), "rooms.replay-download", $"episode:{id}", facts.Room.PlaceId);
                return Task.CompletedTask;
            },
            ct);
        http.Response.ContentType = "video/mp4";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[HeaderNames.ContentDisposition] =
            string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{facts.Room.Slug}-{facts.Episode.Number}.mp4\"");
        await kept.WriteMp4Async(id, http.Response.Body, ct);
    }
}
