using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Content.Read;
using Portal.Content.Types;
using QRCoder;

namespace Portal.Stories.Share;

/// <summary>The address of a public item as a QR code, for a poster or somebody's telephone.</summary>
internal static class ShareCode
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/share/{type}/{slug}.svg", HandleAsync).AllowAnonymous();

    private static async Task<IResult> HandleAsync(string type, string slug, HttpRequest request, PublishedItems items, ContentTypes types, CancellationToken ct)
    {
        if (types.Find(type) is not { } known || await items.FindAsync(type, slug, ct) is not { } item)
            return Results.NotFound();
        var address = $"{request.Scheme}://{request.Host}{known.Address(item.Slug)}";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return Results.Text(picture.GetGraphic(8), "image/svg+xml");
    }
}
