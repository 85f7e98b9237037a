using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Portal.Live.Hls;

/// <summary>Answers with bytes in memory, of one piece or several: ETag, HEAD, one byte range.</summary>
internal static class MemoryBody
{
    /// <summary>What never changes under its address.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Sends the pieces.</summary>
    public static async Task SendAsync(HttpContext context, string contentType, string cacheControl, string etag, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        headers.CacheControl = cacheControl;
        headers.ETag = etag;
        headers.AccessControlAllowOrigin = "*";
        if (request.Headers.IfNoneMatch.Contains(etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        headers.AcceptRanges = "bytes";
        var total = pieces.Sum(p => (long)p.Length);
        var (from, length) = (0L, total);
        if (request.Headers.Range.Count == 1 && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == etag)
            && RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range) && range is { Unit.Value: "bytes", Ranges.Count: 1 })
        {
            if (!TryResolve(range.Ranges.First(), total, out from, out length))
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{total}");
                return;
            }

            response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{from + length - 1}/{total}");
        }

        response.ContentLength = length;
        if (HttpMethods.IsHead(request.Method))
            return;
        foreach (var piece in pieces)
        {
            var skip = (int)Math.Min(from, piece.Length);
            var take = (int)Math.Min(length, piece.Length - skip);
            from -= skip;
            length -= take;
            if (take > 0)
                await response.BodyWriter.WriteAsync(piece.Slice(skip, take), context.RequestAborted);
        }
    }

    /// <summary>Resolves a range against a length. False when nothing of it is there.</summary>
    public static bool TryResolve(RangeItemHeaderValue range, long total, out long from, out long length)
    {
        from = range.From ?? Math.Max(0, total - (range.To ?? 0));
        var to = range.From is null ? total - 1 : Math.Min(range.To ?? total - 1, total - 1);
        length = to - from + 1;
        return from < total && length > 0;
    }
}
