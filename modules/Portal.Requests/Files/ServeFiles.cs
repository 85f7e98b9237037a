using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Status;
using Portal.Storage.Blobs;
using Portal.Storage.Database;

namespace Portal.Requests.Files;

/// <summary>
/// Hands voice notes to those who handle the order and photographs to whoever may read the reply; inert: their own type,
/// never sniffed, nothing inside may run. Files of a step that was taken back are gone.
/// </summary>
internal static class ServeFiles
{
    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk/orders/voice/{id:guid}", VoiceAsync);
        endpoints.MapGet("/orders/{number}/photos/{id:guid}", PhotoAsync);
    }

    /// <summary>Photographs of an order's last delivery that holds, in their order.</summary>
    public static async Task<IReadOnlyList<Guid>> PhotosAsync(PortalDb db, Guid orderId, int version, CancellationToken ct) =>
        await db.Set<FileRow>().Where(f => f.OrderId == orderId && f.Version == version && f.Kind == FileKind.Photo).OrderBy(f => f.Position).Select(f => f.Id).ToListAsync(ct);

    private static async Task<IResult> VoiceAsync(Guid id, HttpContext http, ICurrentUser current, PortalStore store, Triage.Desk desk, IBlobs blobs, CancellationToken ct)
    {
        await using var db = store.Open();
        var file = await db.Set<FileRow>().SingleOrDefaultAsync(f => f.Id == id && f.Kind == FileKind.Voice, ct);
        var row = file is null ? null : await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.Id == file.OrderId, ct);
        if (row is null || await desk.HatsAsync(db, row, await current.ReadAsync(ct), ct) == Hats.None)
            return Results.NotFound();
        return await SendAsync(http, file!, blobs, ct);
    }

    private static async Task<IResult> PhotoAsync(string number, Guid id, HttpContext http, ICurrentUser current, PortalStore store, Triage.Desk desk, OrderPasses passes, IBlobs blobs, CancellationToken ct)
    {
        await using var db = store.Open();
        var file = await db.Set<FileRow>().SingleOrDefaultAsync(f => f.Id == id && f.Kind == FileKind.Photo, ct);
        var row = file is null ? null : await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.Id == file.OrderId && o.Number == number, ct);
        if (row is null)
            return Results.NotFound();
        var user = await current.ReadAsync(ct);
        if (!row.IsPublic && !row.IsBy(user) && !passes.Has(http, row.Id) && await desk.HatsAsync(db, row, user, ct) == Hats.None)
            return Results.NotFound();
        return (await Ledger.ReadAsync(db, row.Id, ct)).Log.Any(e => e.Version == file!.Version) ? await SendAsync(http, file!, blobs, ct) : Results.NotFound();
    }

    private static async Task<IResult> SendAsync(HttpContext http, FileRow file, IBlobs blobs, CancellationToken ct)
    {
        if (await blobs.OpenAsync(file.Blob, ct) is not { } content)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; media-src 'self'; sandbox";
        http.Response.Headers.ContentDisposition = "inline";
        return Results.Stream(content, file.ContentType, enableRangeProcessing: true);
    }
}
