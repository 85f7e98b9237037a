using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Storage.Search;

namespace Portal.Content.Find;

/// <summary>Titles for the search box while somebody types.</summary>
internal static class SuggestEndpoint
{
    private const int Most = 8;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/search/suggest", HandleAsync).AllowAnonymous();

    private static async Task<IResult> HandleAsync(string? q, SearchIndex index, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "public, max-age=60";
        return Results.Json((await index.SuggestAsync(q ?? "", Most, ct)).Select(t => new { t.Title, t.Address }));
    }
}
