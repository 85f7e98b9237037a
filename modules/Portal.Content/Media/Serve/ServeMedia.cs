using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Portal.Storage.Blobs;
using Portal.Storage.Database;

namespace Portal.Content.Media.Serve;

/// <summary>Hands files of the library out, inert: their own type, never sniffed, nothing inside may run.</summary>
internal static class ServeMedia
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string ForNow = "private, max-age=600";
    private const string Soon = "public, max-age=60";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{id:guid}/{name}", [HttpMethods.Get, HttpMethods.Head], HandleAsync).AllowAnonymous();

    private static async Task<IResult> HandleAsync(Guid id, string name, int? w, HttpContext http, PortalStore store, IBlobs blobs, CancellationToken ct)
    {
        await using var db = store.Open();
        var media = await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.Id == id && m.Name == name, ct);
        if (media is null)
            return Results.NotFound();
        var response = http.Response;
        var thrifty = Thrift.IsWanted(http.Request);
        var variant = thrifty ? await Thrift.SmallAsync(db, id, w, ct)
            : w is null ? null : await db.Set<VariantRow>().FirstOrDefaultAsync(v => v.MediaId == id && v.Width == w, ct);
        if (await blobs.OpenAsync(variant?.Blob ?? media.Blob, ct) is not { } file)
            return Results.NotFound();
        response.Headers.Vary = Thrift.Header;
        response.Headers.CacheControl = thrifty ? ForNow : w is null || variant is not null ? Forever : Soon;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.ContentDisposition = $"inline; filename=\"{media.Name}\"";
        return Results.Stream(
            file, variant is null ? media.ContentType : "image/webp", entityTag: new EntityTagHeaderValue($"\"{variant?.Blob ?? media.Blob}\""),
            enableRangeProcessing: true);
    }
}
