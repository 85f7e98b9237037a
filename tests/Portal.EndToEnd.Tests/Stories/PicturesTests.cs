using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// Pictures of every page, for people to look at: <c>PORTAL_PICTURES=FOLDER ./test.sh EndToEnd</c> writes them; without it
/// the test only checks that no page is wider than its screen.
/// </summary>
public sealed class PicturesTests(DemoSite demo, Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_PICTURES");

    [Theory]
    [InlineData(375, "")]
    [InlineData(768, "")]
    [InlineData(1280, "")]
    [InlineData(375, "elder=1")]
    [InlineData(1280, "elder=1")]
    [InlineData(375, "mode=dark")]
    [InlineData(1280, "mode=dark")]
    [InlineData(375, "mode=contrast")]
    [InlineData(1280, "mode=contrast")]
    public async Task No_page_is_wider_than_the_screen(int width, string look)
    {
        await using var person = await browser.PersonAsync(demo.Site);
        var page = await person.NewPageAsync();
        await page.SetViewportSizeAsync(width, width < 600 ? 812 : 900);
        await page.GotoAsync("/?" + look);
        List<string> wide = [];
        foreach (var (name, address) in await Pages.PublicAsync(page))
        {
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await LookAsync(page, name, width, look, wide);
        }

        Assert.Empty(wide);
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(768, "light")]
    [InlineData(375, "light")]
    [InlineData(1280, "dark")]
    [InlineData(1280, "contrast")]
    public async Task No_page_of_the_desk_is_wider_than_the_screen(int width, string mode)
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk");
        await page.SetViewportSizeAsync(width, 900);
        await page.GotoAsync("/me?mode=" + mode);
        List<string> wide = [];
        foreach (var (name, address) in await Pages.DeskAsync(page))
        {
            await page.GotoAsync(address);
            await page.Locator("h1").First.WaitForAsync();
            await LookAsync(page, name, width, mode == "light" ? "" : mode, wide);
        }

        Assert.Empty(wide);
    }

    private static async Task LookAsync(IPage page, string name, int width, string look, List<string> wide)
    {
        var content = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (content > width)
            wide.Add($"{name}: {content} px on {width} px");
        if (Folder is null)
            return;
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}{(look.Length == 0 ? "" : "-" + look.Replace('=', '-'))}.png"), FullPage = true });
    }
}
