using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Content.Media.Widths;

/// <summary>Smaller WebP pictures that the uploader's browser made, where the server has no ffmpeg.</summary>
internal static class WidthsEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/desk/media/{id:guid}/width/{width:int}", HandleAsync).WithMetadata(new RequestSizeLimitAttribute(KeepWidth.MaxBytes));

    private static async Task<IResult> HandleAsync(Guid id, int width, bool? last, HttpRequest request, ICurrentUser current, KeepWidth keep, CancellationToken ct)
    {
        var outcome = await keep.HandleAsync(await current.ReadAsync(ct), id, width, last == true, request.Body, ct);
        return outcome.IsDone ? Results.NoContent() : Refused.Json(outcome.Refusal);
    }
}
