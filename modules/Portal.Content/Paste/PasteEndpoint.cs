using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Content.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Content.Paste;

/// <summary>Pasted HTML from the editor: Markdown back, with the pictures that came inside put into the media library.</summary>
internal static class PasteEndpoint
{
    // Pictures inside the HTML are base64, so the body may be longer than the writing.
    private const int MaxBytes = 30 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/desk/content/paste", HandleAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static async Task<IResult> HandleAsync(
        HttpRequest request, [FromQuery] Guid place, ICurrentUser current, TakePaste take, IStringLocalizer<ContentTexts> texts, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        if (!user.MayAnywhere(ContentPermissions.Write))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (await ReadAsync(request, ct) is not { } sent)
            return Refused.Json(new Refusal(RefusalKind.TooLarge, texts["paste.too-large"]));
        return await take.HandleAsync(user, place, sent, ct) is { } pasted
            ? Results.Json(pasted)
            : Refused.Json(new Refusal(RefusalKind.TooLarge, texts["paste.too-large"]));
    }

    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        try
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            return await reader.ReadToEndAsync(ct);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
