using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Content.Media.Resize;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Content.Media.Upload;

/// <summary>Uploads from the desk: the file is the body of the request, so that it is streamed and its progress is seen.</summary>
internal static class UploadEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/desk/media/upload", HandleAsync).WithMetadata(new RequestSizeLimitAttribute(MediaLimits.FilmBytes + 65_536));

    private static async Task<IResult> HandleAsync(
        HttpRequest request, [FromQuery] Guid place, [FromQuery] string name, [FromQuery] string alt, ICurrentUser current, UploadMedia upload, Ffmpeg ffmpeg, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        if (!user.IsStaff)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var outcome = await upload.HandleAsync(user, new MediaUpload(place, name, alt), request.Body, ct);
        return outcome.IsDone
            ? Results.Json(new { id = outcome.Value.Id, address = outcome.Value.Address, alt = outcome.Value.Alt, kind = outcome.Value.Kind.ToString(), widths = ffmpeg.IsThere ? [] : ResizePictures.Widths.Where(w => w < outcome.Value.Width) })
            : Refused.Json(outcome.Refusal);
    }
}
