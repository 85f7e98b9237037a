using Microsoft.AspNetCore.Http;

namespace Portal.Live.Hls;

/// <summary>Answers with bytes in memory, of one piece or several.</summary>
internal static class MemoryBody
{
    /// <summary>What never changes under its address.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Sends the pieces.</summary>
    public static async Task SendAsync(HttpContext context, string contentType, string cacheControl, string etag, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        if (!BodyHead.Write(context, contentType, cacheControl, etag, pieces.Sum(p => (long)p.Length), out var from, out var length))
            return;
        foreach (var piece in pieces)
        {
            var skip = (int)Math.Min(from, piece.Length);
            var take = (int)Math.Min(length, piece.Length - skip);
            from -= skip;
            length -= take;
            if (take > 0)
                await context.Response.BodyWriter.WriteAsync(piece.Slice(skip, take), context.RequestAborted);
        }
    }
}
