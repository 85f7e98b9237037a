using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Kit.Modules;
using Portal.Kit.Web;
using Portal.Live;
using Portal.Live.Rtmp;
using Portal.Site.Demo;
using Portal.Site.Pages;
using Portal.Site.Start;
using Portal.Site.Web;

namespace Portal.Site;

/// <summary>Puts the modules and the theme together.</summary>
internal static class PortalSite
{
    public static void AddPortal(this WebApplicationBuilder builder, ModuleList modules)
    {
        // BootstrapBlazor throws where the culture is invariant, and the portal speaks Chinese first.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        builder.WebHost.UseStaticWebAssets();

        // A service that cannot be made stops the start, everywhere, not the first page that asks for it.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        var urls = Listening.TakeUrls(builder.Configuration);
        builder.WebHost.ConfigureKestrel((context, options) =>
        {
            Listening.BindUrls(options, urls);
            LiveModule.Listen(options, context.Configuration);
        });
        builder.Services.AddSingleton<Greeting>();
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddSingleton<RtmpPublisher>();
        builder.Services.AddHostedService<DemoBroadcast>();
        builder.Services.AddSingleton(modules);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddLocalization();

        // Chinese goes out as it is, not as numbers: a third of the weight.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddScoped<PageTags>();
        builder.Services.AddScoped<FormAgain>();
        builder.Services.AddSingleton(new PageDocument(typeof(App)));
        builder.AddSiteFrame();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddBootstrapBlazor();
        OwnTexts.Add(builder.Services);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAuthorization();
        foreach (var module in modules.All)
            module.AddServices(builder.Services, builder.Configuration);
        builder.Services.TryAddSingleton<ISiteIdentity, DefaultIdentity>();
    }

    public static void UsePortal(this WebApplication app, ModuleList modules)
    {
        app.UseSiteFrame();
        app.MapStaticAssets();
        app.MapManifest();
        foreach (var module in modules.All)
            module.MapEndpoints(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null) // said once, in SecurityHeaders
            .AddAdditionalAssemblies([.. modules.All.Select(m => m.Pages).OfType<System.Reflection.Assembly>()])
            .KeepPublicPagesStatic();
    }
}
