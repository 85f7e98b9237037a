using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Portal.Live.Hls;

/// <summary>Headers, conditional requests and one byte range, the same for bytes in memory and on disk.</summary>
internal static class BodyHead
{
    /// <summary>Writes status and headers. False when no body is to follow; else which bytes are to be sent.</summary>
    public static bool Write(HttpContext context, string contentType, string cacheControl, string etag, long total, out long from, out long length)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        (from, length) = (0, total);
        headers.CacheControl = cacheControl;
        headers.ETag = etag;
        if (request.Headers.IfNoneMatch.Contains(etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return false;
        }

        response.ContentType = contentType;
        headers.AcceptRanges = "bytes";
        if (request.Headers.Range.Count == 1 && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == etag)
            && RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range) && range is { Unit.Value: "bytes", Ranges.Count: 1 })
        {
            if (!TryResolve(range.Ranges.First(), total, out from, out length))
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{total}");
                return false;
            }

            response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{from + length - 1}/{total}");
        }

        response.ContentLength = length;
        return !HttpMethods.IsHead(request.Method);
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
