using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Modules;
using Portal.Kit.Web;

namespace Portal.Theme.Tests;

/// <summary>Renders components with the services that the frame asks for.</summary>
public abstract class ThemeTest : BunitContext
{
    protected ThemeTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Services.AddLocalization();
        Services.AddSingleton(new ModuleList([]));
        Services.AddSingleton<ISiteIdentity>(new Named(Site));
        Services.AddScoped<PageLook>();
        Services.AddScoped<PageTags>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected static SiteIdentity Site { get; } = new("青禾乡音", "Qinghe Voice", "青禾镇新时代文明实践所", "66123450", "每天 8:00–20:00 有人接", "豫ICP备00000000号");

    protected PageLook Look => Services.GetRequiredService<PageLook>();

    private sealed class Named(SiteIdentity site) : ISiteIdentity
    {
        public ValueTask<SiteIdentity> ReadAsync(CancellationToken ct = default) => ValueTask.FromResult(site);
    }
}
