using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Content.Media.Upload;
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
        HttpRequest request, [FromQuery] Guid place, ICurrentUser current, UploadMedia upload, IStringLocalizer<ContentTexts> texts, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        if (!user.MayAnywhere(ContentPermissions.Write))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (await ReadAsync(request, ct) is not { } sent)
            return Refused.Json(new Refusal(RefusalKind.TooLarge, texts["paste.too-large"]));
        var (html, pictures) = InlinePictures.TakeOut(sent);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var lost = 0;
        foreach (var found in HtmlToMarkdown.Pictures(html))
        {
            var alt = found.Alt.Length is > 0 and <= 200 ? found.Alt : texts["paste.alt"].Value;
            if (pictures.TryGetValue(found.Address, out var bytes)
                && await upload.HandleAsync(user, new MediaUpload(place, "", alt), new MemoryStream(bytes), ct) is { IsDone: true } kept)
                addresses[found.Address] = kept.Value.Address;
            else
                lost++;
        }

        var markdown = HtmlToMarkdown.Convert(html, p => p.Address.StartsWith("/media/", StringComparison.Ordinal) ? p.Address : addresses.GetValueOrDefault(p.Address));
        return markdown is null
            ? Refused.Json(new Refusal(RefusalKind.TooLarge, texts["paste.too-large"]))
            : Results.Json(new { markdown, pictures = addresses.Count, lost });
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
