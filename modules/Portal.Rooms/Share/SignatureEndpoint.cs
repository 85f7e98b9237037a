using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Portal.Rooms.Share;

/// <summary>
/// GET /wechat/signature?url=: what WeChat's JS-SDK needs to make a card of the page (<c>appId timestamp nonceStr signature</c>,
/// JS-SDK appendix 1). Only pages of this portal are signed. 404 without an app id, 503 while WeChat gives no ticket.
/// </summary>
internal static class SignatureEndpoint
{
    /// <summary>Its address from the root.</summary>
    public const string Address = "/wechat/signature";

    private const int LongestAddress = 1000;

    public static void MapWeChatSignature(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, HandleAsync);

    private static async Task<IResult> HandleAsync(string? url, HttpContext http, WeChatTickets tickets, IOptions<WeChatOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (options.Value.AppId.Length == 0)
            return Results.NotFound();
        if (url is not { Length: > 0 and <= LongestAddress } || !Uri.TryCreate(url, UriKind.Absolute, out var page)
            || page.Scheme is not ("http" or "https") || !string.Equals(page.Authority, http.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return Results.BadRequest();
        if (await tickets.ReadAsync(ct) is not { } ticket)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { appId = options.Value.AppId, timestamp, nonceStr = nonce, signature = Sign(ticket, nonce, timestamp, url) });
    }

    /// <summary>The signature of a page, lower-case hex; what follows # is not signed.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "WeChat's JS-SDK asks for SHA-1.")]
    public static string Sign(string ticket, string nonce, long timestamp, string url) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url.Split('#')[0]}"))));
}
