using System.Globalization;
using Portal.Kit.Web;

namespace Portal.Site.Web;

/// <summary>
/// Fills <see cref="PageLook"/> and the culture of the request: the query wins and is remembered in a cookie for a year,
/// then the cookie, then the usual look. Anything else than the known words is ignored.
/// </summary>
internal static class ReadLook
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>The query parameters that change the look; taken together, so that a cached page never depends on them.</summary>
    public static readonly string[] Parameters = ["mode", "elder", "lang"];

    public static IApplicationBuilder UseLook(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var look = context.RequestServices.GetRequiredService<PageLook>();
        look.Mode = Choose(context, "mode", "light", "dark", "contrast");
        look.Elder = Choose(context, "elder", "0", "1", "max");
        look.Language = Choose(context, "lang", "zh-CN", "en");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(look.Language);
        return next(context);
    });

    // The first word is the usual one.
    private static string Choose(HttpContext context, string name, params ReadOnlySpan<string> words)
    {
        var asked = context.Request.Query[name].ToString();
        if (words.Contains(asked))
        {
            context.Response.Cookies.Append(name, asked, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Remembered,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
            return asked;
        }

        var kept = context.Request.Cookies[name] ?? "";
        return words.Contains(kept) ? kept : words[0];
    }
}
