using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Status;

/// <summary>
/// Which orders this browser has opened as the orderer: those it placed, and those whose number and last four digits it
/// knew. A sealed cookie, so that nobody writes one; shows the orderer's part, never contact data.
/// </summary>
internal sealed class OrderPasses(SecretBox box)
{
    /// <summary>Name of the cookie; its holder's requests pass the page cache by.</summary>
    public const string Cookie = "orders";

    private const string Purpose = "requests.passes";
    private const int Most = 20;

    public bool Has(HttpContext http, Guid orderId) => Read(http).Contains(orderId);

    /// <summary>The orders opened, newest first; at most 20.</summary>
    public IReadOnlyList<Guid> Read(HttpContext http)
    {
        if (http.Items[typeof(OrderPasses)] is IReadOnlyList<Guid> given)
            return given;
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 4000 } sent)
            return [];
        try
        {
            return [.. box.Open(Purpose, sent).Split(',').Take(Most).Select(Guid.Parse)];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return [];
        }
    }

    public void Give(HttpContext http, Guid orderId)
    {
        IReadOnlyList<Guid> all = [.. Read(http).Where(id => id != orderId).Prepend(orderId).Take(Most)];
        http.Items[typeof(OrderPasses)] = all;
        http.Response.Cookies.Append(Cookie, box.Seal(Purpose, string.Join(',', all.Select(id => id.ToString("N")))), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(90),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }
}
