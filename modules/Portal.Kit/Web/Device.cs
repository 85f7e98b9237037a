using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Portal.Kit.Web;

/// <summary>
/// The browser's random name, in a cookie of our own: set when the first public form is sent (see
/// <see cref="SameOrigin.MapPublicForm"/>), kept for a year. Weighs flood limits and remembers who wants what without
/// an account; never a permission, for whoever sends it has made it up if they like.
/// </summary>
public static class Device
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "device";

    private const int Bytes = 16;
    private const int Characters = 22;

    /// <summary>The device of this request, or null before the first form is sent and when the cookie is not of our making.</summary>
    public static string? Read(HttpContext http) =>
        http.Items[typeof(Device)] as string
        ?? (http.Request.Cookies[Cookie] is { Length: Characters } sent && sent.All(IsOurs) ? sent : null);

    /// <summary>The device of this request; drawn and set as a cookie when there is none.</summary>
    public static string Ensure(HttpContext http)
    {
        if (Read(http) is { } known)
            return known;
        var drawn = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        http.Items[typeof(Device)] = drawn;
        http.Response.Cookies.Append(Cookie, drawn, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        return drawn;
    }

    private static bool IsOurs(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
