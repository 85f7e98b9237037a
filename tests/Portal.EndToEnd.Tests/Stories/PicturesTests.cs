using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// Pictures of every page in four modes and two widths, for people to look at: <c>PORTAL_PICTURES=FOLDER ./test.sh EndToEnd</c>
/// writes <c>NAME-WIDTH-MODE.png</c>. PORTAL_PICTURES_MODES=light,elder takes only those. What a machine can see of all
/// pages is in AccessibilityTests.
/// </summary>
public sealed class PicturesTests(DemoSite demo, Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_PICTURES");
    private static readonly string[] Modes = (Environment.GetEnvironmentVariable("PORTAL_PICTURES_MODES") ?? "light,dark,contrast,elder").Split(',');

    [Fact]
    public async Task Pictures_of_every_public_page()
    {
        await using var person = await SomebodyAsync();
        var page = await person.NewPageAsync();
        await TakeAsync(page, await Pages.PublicAsync(page), Modes);
    }

    [Fact]
    public async Task Pictures_of_every_page_of_a_villager()
    {
        await using var person = await SomebodyAsync();
        var page = await person.SignedInAsync(demo.Site, "cunmin", "/me");
        await TakeAsync(page, await Pages.MineAsync(page), Modes);
    }

    [Fact]
    public async Task Pictures_of_every_page_of_the_desk()
    {
        await using var person = await SomebodyAsync();
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk");
        await TakeAsync(page, await Pages.DeskAsync(page), [.. Modes.Where(m => m != "elder")]);
    }

    private Task<IBrowserContext> SomebodyAsync()
    {
        Assert.SkipWhen(Folder is null, "PORTAL_PICTURES names no folder.");
        return browser.PersonAsync(demo.Site, phone: false, worker: false);
    }

    private static async Task TakeAsync(IPage page, IReadOnlyList<(string Name, string Address)> pages, string[] modes)
    {
        Directory.CreateDirectory(Folder!);
        foreach (var (name, address) in pages)
        {
            foreach (var mode in modes)
            {
                await page.Context.AddCookiesAsync([new() { Name = "mode", Value = mode == "elder" ? "light" : mode, Url = new Uri(page.Url).GetLeftPart(UriPartial.Authority) }]);
                await Walk.OpenAsync(page, address, mode == "elder" ? "1" : "0");
                foreach (var (width, height) in new[] { (1280, 900), (375, 812) })
                {
                    await page.SetViewportSizeAsync(width, height);
                    await page.EvaluateAsync("() => Promise.race([document.fonts.ready, new Promise(r => setTimeout(r, 2000))]).then(() => new Promise(r => setTimeout(r, 150)))");
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}-{width}-{mode}.png"), FullPage = true });
                }
            }
        }
    }
}
