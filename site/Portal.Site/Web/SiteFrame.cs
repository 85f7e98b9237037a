using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Portal.Kit.Web;
using Portal.Site.Web.Cache;
using Portal.Site.Web.Guard;

namespace Portal.Site.Web;

/// <summary>What stands around every answer: headers, look, errors, sign-in, cache, compression. The order matters.</summary>
internal static class SiteFrame
{
    public static void AddSiteFrame(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PageLook>();
        services.AddAuthentication(); // its schemes come from Accounts
        services.AddPageCache();
        services.AddKnownProxies(builder.Configuration);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/calendar", "text/vtt", "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        TokenlessPages.Add(services);
    }

    public static void UseSiteFrame(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        app.UseWhen(WantsPage, branch => branch.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true));
        app.UseLook();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseStaffOnly();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAntiforgery();
    }

    // Scripts, players and programs get the bare status.
    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
