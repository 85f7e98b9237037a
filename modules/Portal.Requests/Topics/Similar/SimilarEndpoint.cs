using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Web;
using Portal.Moderation.Flood;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Status;

namespace Portal.Requests.Topics.Similar;

/// <summary>While somebody types: the three most similar orders, never their own.</summary>
internal static class SimilarEndpoint
{
    private static readonly FloodRule Typing = new("order-similar", 120, 6000, TimeSpan.FromMinutes(1));

    public static void MapSimilar(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/orders/similar", FindAsync);

    private static async Task<IResult> FindAsync(
        string? text, Guid? place, HttpContext http, ICurrentUser current, SimilarTopics similar, OrderPasses passes, IPlaces places,
        IFloodGate flood, IStringLocalizer<RequestsTexts> texts, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        if (flood.Check(Typing, user, http) is { } often)
            return Refused.Json(often);
        http.Response.Headers.CacheControl = "no-store";
        if (text is not { Length: >= 2 and <= SimilarTopics.MaxText })
            return Results.Json(Array.Empty<object>());
        var own = passes.Read(http);
        var found = await similar.FindAsync(
            text, place, q => SimilarTopics.ForPublic(q).Where(o => !own.Contains(o.Id) && (user.Id == null || o.AuthorId != user.Id)), 3, ct);
        var cards = new List<object>();
        foreach (var row in found)
            cards.Add(await CardAsync(row, places, texts, ct));
        return Results.Json(cards);
    }

    private static async Task<object> CardAsync(OrderRow row, IPlaces places, IStringLocalizer<RequestsTexts> texts, CancellationToken ct) => new
    {
        number = row.Number,
        title = row.Title,
        wanted = row.Wanted,
        place = (await places.FindAsync(row.PlaceId, ct))?.Name,
        stage = texts[$"stage.{row.State}"].Value,
        address = $"/orders/{row.Number}",
    };
}
