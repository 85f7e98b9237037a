using Microsoft.AspNetCore.Antiforgery;
using Portal.Kit.Web;

namespace Portal.Site.Web.Guard;

/// <summary>
/// Public pages carry no antiforgery token: their forms go to endpoints that check the origin (see
/// <see cref="SameOrigin"/>). Blazor asks for one on every page all the same, which sets a cookie and forbids to store
/// the page; here it gets none. The desk keeps its tokens.
/// </summary>
internal sealed class TokenlessPages(IAntiforgery inner) : IAntiforgery
{
    private static readonly AntiforgeryTokenSet None = new(null, null, "__RequestVerificationToken", null);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) =>
        IsTokenless(httpContext) ? None : inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) =>
        IsTokenless(httpContext) ? None : inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!IsTokenless(httpContext))
            inner.SetCookieTokenAndHeader(httpContext);
    }

    private static bool IsTokenless(HttpContext context) => !DeskRoutes.Owns(context.Request.Path);

    /// <summary>Puts itself before the framework's own.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAntiforgery();
        var own = services.Last(d => d.ServiceType == typeof(IAntiforgery)).ImplementationType!;
        services.AddSingleton<IAntiforgery>(provider => new TokenlessPages((IAntiforgery)ActivatorUtilities.CreateInstance(provider, own)));
    }
}
