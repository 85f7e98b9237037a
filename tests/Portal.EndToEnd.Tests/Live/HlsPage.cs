using System.Globalization;
using System.Reflection;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Live;

/// <summary>A page with nothing but hls.js, the whole of it, and a picture: another site's player.</summary>
public sealed class HlsPage : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private HlsPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    /// <summary>The page: <c>video</c>, <c>hls</c> and <c>fatal</c>, the first error that ended it, are its script's globals.</summary>
    public IPage Page { get; }

    /// <summary>Opens an address and waits until its playlist is there.</summary>
    public static async Task<HlsPage> OpenAsync(Browser browser, string address)
    {
        var context = await browser.Own.NewContextAsync();
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<video muted playsinline width=640 height=360></video>");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Modules(), "hls.js", "dist", "hls.min.js") });
        await page.EvaluateAsync(
            """
            (address) => new Promise((done, fail) => {
              window.video = document.querySelector('video');
              window.fatal = null;
              window.hls = new Hls();
              hls.on(Hls.Events.ERROR, (_, data) => { if (data.fatal) { fatal ??= data.details; fail(new Error(data.details)); } });
              hls.once(Hls.Events.MANIFEST_PARSED, () => done());
              hls.loadSource(address);
              hls.attachMedia(video);
              video.play().catch(() => {});
            })
            """,
            address);
        return new HlsPage(context, page);
    }

    /// <summary>Waits until an expression of the page is true; what hls.js gave up at is said instead of a time that ran out.</summary>
    public async Task UntilAsync(FormattableString isSo)
    {
        await Page.WaitForFunctionAsync($"() => fatal || ({isSo.ToString(CultureInfo.InvariantCulture)})");
        Assert.Null(await Page.EvaluateAsync<string?>("() => fatal"));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static string Modules()
    {
        var site = typeof(SiteProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SiteFolder").Value!;
        return Path.GetFullPath(Path.Combine(site, "..", "..", "themes", "Portal.Theme", "node_modules"));
    }
}
