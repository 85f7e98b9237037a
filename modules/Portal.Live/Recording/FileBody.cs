using Microsoft.AspNetCore.Http;
using Portal.Live.Hls;

namespace Portal.Live.Recording;

/// <summary>A stretch of a file.</summary>
internal readonly record struct FileRegion(string Path, long Offset, long Length);

/// <summary>Answers with a stretch of a file.</summary>
internal static class FileBody
{
    /// <summary>Sends it.</summary>
    public static Task SendAsync(HttpContext context, string contentType, string etag, FileRegion region) =>
        BodyHead.Write(context, contentType, MemoryBody.Forever, etag, region.Length, out var from, out var length)
            ? context.Response.SendFileAsync(region.Path, region.Offset + from, length, context.RequestAborted)
            : Task.CompletedTask;
}
