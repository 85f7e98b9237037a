using Portal.Kit.Web;

namespace Portal.Site.Web;

/// <summary>What a phone needs to put the portal on its home screen, under the name that the administrator gave.</summary>
internal static class Manifest
{
    public const string Address = "/manifest.webmanifest";

    private const string Folder = "/_content/Portal.Theme/icons";

    public static void MapManifest(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, async (ISiteIdentity identity, PageLook look, HttpContext http) =>
    {
        var site = await identity.ReadAsync(http.RequestAborted);
        var name = look.Language == "en" ? site.EnglishName : site.Name;
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Json(
            new
            {
                name,
                short_name = name,
                lang = look.Language,
                start_url = "/",
                scope = "/",
                display = "minimal-ui",
                background_color = "#FBF8F3",
                theme_color = "#FBF8F3",
                icons = new object[]
                {
                    new { src = $"{Folder}/192.png", sizes = "192x192", type = "image/png" },
                    new { src = $"{Folder}/512.png", sizes = "512x512", type = "image/png" },
                    new { src = $"{Folder}/maskable.png", sizes = "512x512", type = "image/png", purpose = "maskable" },
                },
            },
            contentType: "application/manifest+json");
    });
}
