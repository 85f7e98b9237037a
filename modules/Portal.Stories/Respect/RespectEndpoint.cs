using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Stories.Texts;

namespace Portal.Stories.Respect;

/// <summary>POST /stories/SLUG with <c>text</c> and <c>name</c>: a message of respect. Without script the page again, or 303.</summary>
internal static class RespectEndpoint
{
    private const int MaxBytes = 16 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/stories/{slug}", HandleAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static async Task<IResult> HandleAsync(
        string slug, HttpContext http, ICurrentUser me, SayRespect say, IStringLocalizer<StoriesTexts> texts, [FromForm] string? text, [FromForm] string? name, CancellationToken ct)
    {
        var outcome = await say.HandleAsync(await me.ReadAsync(ct), slug, text, name, http, ct);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        var held = outcome.Value.State == RespectState.Held;
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return Results.Json(new { outcome.Value.Name, outcome.Value.Text, held, message = texts[held ? "respect.held" : "respect.said"].Value });
        http.Response.Headers.Location = $"/stories/{Uri.EscapeDataString(slug)}?said={(held ? "held" : "yes")}#respect";
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
