using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Chat.Events;
using Portal.Rooms.Texts;

namespace Portal.Rooms.Chat.Say;

/// <summary>
/// POST /rooms/SLUG/NUMBER with <c>text</c>, <c>name</c>, <c>region</c>, <c>reply</c> <c>invitation</c> and perhaps <c>key</c> (<see cref="SendingId"/>), as a form or as JSON. A script gets JSON
/// (<c>seq name text at region host held invitation reply message</c>), a browser without script the page again.
/// </summary>
internal static class SayEndpoint
{
    // 500 characters are at most 1.5 kB of UTF-8, 4.5 kB when percent-encoded.
    private const long MaxBody = 32 * 1024;

    public static void MapSay(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/rooms/{slug}/{number:int}", HandleAsync);

    /// <summary>The same from the page of an invitation's wall, to which the browser then returns.</summary>
    public static void MapAnswer(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/rooms/{slug}/{number:int}/wall/{invitation:int}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string slug, int number, HttpContext http, SayComment say, ICurrentUser users, IStringLocalizer<RoomsTexts> t, CancellationToken ct)
    {
        if (await ReadAsync(slug, number, http, ct) is not { } request)
            return await TooLargeAsync(http, t);
        var outcome = await say.HandleAsync(request, await users.ReadAsync(ct), http, ct);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        var said = outcome.Value;
        if (!WantsJson(http))
            return new SeeOther(http.Request.Path + (said.IsHeld ? "?said=held#say" : $"?said={said.Comment.Seq}#say"));
        var c = said.Comment;
        return Results.Json(new
        {
            seq = c.Seq,
            name = c.Name,
            text = c.Text,
            at = ChinaTime.Iso(c.At),
            region = c.Region,
            host = c.ByStaff,
            held = said.IsHeld,
            invitation = c.Invitation,
            reply = said.Answers is { } answers ? new { seq = answers.Seq, name = answers.Name, text = CommentJson.Cut(answers.Text) } : null,
            message = said.IsHeld ? t["say.held"].Value : t["say.said"].Value,
        });
    }

    private static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private static async Task<SayRequest?> ReadAsync(string slug, int number, HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > MaxBody)
            return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        try
        {
            if (http.Request.HasFormContentType)
            {
                var form = await http.Request.ReadFormAsync(ct);
                return new SayRequest(
                    slug, number, form["text"], form["name"], form["region"],
                    long.TryParse(form["reply"], NumberStyles.None, CultureInfo.InvariantCulture, out var reply) ? reply : null,
                    Wall(http) ?? (int.TryParse(form["invitation"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null))
                {
                    Key = form["key"],
                };
            }

            var body = await http.Request.ReadFromJsonAsync<SayBody>(ct);
            return new SayRequest(slug, number, body?.Text, body?.Name, body?.Region, body?.Reply, Wall(http) ?? body?.Invitation) { Key = body?.Key };
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or InvalidDataException or BadHttpRequestException)
        {
            return new SayRequest(slug, number, "", "");
        }
    }

    private static Task<IResult> TooLargeAsync(HttpContext http, IStringLocalizer<RoomsTexts> t)
    {
        // The page is shown again without what was sent: nobody reads megabytes back into a text field.
        http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        return FormAgain.PageAsync(http, new Refusal(RefusalKind.TooLarge, t["say.too-long", CommentText.MaxText], "text"));
    }

    private static int? Wall(HttpContext http) =>
        http.Request.RouteValues.TryGetValue("invitation", out var asked) && int.TryParse(asked?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record SayBody(string? Text, string? Name, string? Region, long? Reply, int? Invitation, string? Key);
}

/// <summary>303: look there with GET.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
