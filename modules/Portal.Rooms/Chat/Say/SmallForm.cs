using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Rooms.Chat.Say;

/// <summary>Reads forms of a few short fields; whatever is larger is not read to its end.</summary>
internal static class SmallForm
{
    private const long MaxBody = 8 * 1024;

    /// <summary>The form; empty when the body is no form, null when it is too large or broken.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > MaxBody)
            return null;
        if (!http.Request.HasFormContentType)
            return FormCollection.Empty;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        try
        {
            return await http.Request.ReadFormAsync(ct);
        }
        catch (Exception malformed) when (malformed is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }
}
