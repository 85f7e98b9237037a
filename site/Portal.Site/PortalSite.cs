using System.Globalization;
using Portal.Kit.Modules;
using Portal.Kit.Web;
using Portal.Site.Pages;

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
        builder.Services.AddSingleton(modules);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddLocalization();
        builder.Services.AddScoped<PageTags>();
        builder.Services.AddScoped<FormAgain>();
        builder.Services.AddSingleton(new PageDocument(typeof(App)));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddBootstrapBlazor();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAuthorization();
        foreach (var module in modules.All)
            module.AddServices(builder.Services, builder.Configuration);
    }

    public static void UsePortal(this WebApplication app, ModuleList modules)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        foreach (var module in modules.All)
            module.MapEndpoints(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode()
            .AddAdditionalAssemblies([.. modules.All.Select(m => m.Pages).OfType<System.Reflection.Assembly>()]);
    }
}
