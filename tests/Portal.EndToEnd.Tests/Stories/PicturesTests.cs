using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// Pictures of every page in four modes and two widths (public ones at 768 px too, light and dark), for people to look at:
/// <c>PORTAL_PICTURES=FOLDER ./test.sh EndToEnd</c> writes <c>NAME-WIDTH-MODE.png</c>. PORTAL_PICTURES_MODES=light,elder takes
/// only those, PORTAL_PICTURES_PAGES=home,room only these pages. What a machine can see of all pages is in AccessibilityTests.
/// </summary>
public sealed class PicturesTests(DemoSite demo, Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_PICTURES");
    private static readonly string[] Modes = (Environment.GetEnvironmentVariable("PORTAL_PICTURES_MODES") ?? "light,dark,contrast,elder").Split(',');
    private static readonly string[]? Only = Environment.GetEnvironmentVariable("PORTAL_PICTURES_PAGES")?.Split(',');
    private static readonly (int Width, int Height)[] Sizes = [(1280, 900), (375, 812)];

    [Fact]
    public async Task Pictures_of_every_public_page()
    {
        await using var person = await SomebodyAsync();
        var page = await person.NewPageAsync();
        await TakeAsync(page, await Pages.PublicAsync(page), Modes, tablet: true);
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

    [Fact]
    public async Task Pictures_of_pages_that_live_only_for_a_while()
    {
        await using var staff = await SomebodyAsync();
        await using var villager = await SomebodyAsync();
        await using var stranger = await SomebodyAsync();
        var desk = await staff.SignedInAsync(demo.Site, "zhuren", "/desk");
        var mine = await villager.SignedInAsync(demo.Site, "cunmin", "/me");
        var page = await stranger.NewPageAsync();
        await page.GotoAsync("/offline");
        var (door, seat) = (await Living.DoorAsync(desk), await Living.SeatedAsync(mine));
        await TakeAsync(page, [("join-alive", await Living.InvitedAsync(desk)), ("own-alive", await Living.ReadCodeAsync(mine, seat, "figure.own img"))], Modes);
        await TakeAsync(desk, [("door-alive", door)], Modes);
        await TakeAsync(mine, [("registration-seated", seat)], Modes);
        foreach (var mode in Modes)
            await TakeAsync(page, [("come-alive", await Living.ReadCodeAsync(desk, door, "img[data-code]"))], [mode]);
    }

    private Task<IBrowserContext> SomebodyAsync()
    {
        Assert.SkipWhen(Folder is null, "PORTAL_PICTURES names no folder.");
        return browser.PersonAsync(demo.Site, phone: false, worker: false);
    }

    private static async Task TakeAsync(IPage page, IReadOnlyList<(string Name, string Address)> pages, string[] modes, bool tablet = false)
    {
        Directory.CreateDirectory(Folder!);
        foreach (var (name, address) in pages.Where(p => Only?.Contains(p.Name) != false))
        {
            foreach (var mode in modes)
            {
                await page.Context.AddCookiesAsync([new() { Name = "mode", Value = mode == "elder" ? "light" : mode, Url = new Uri(page.Url).GetLeftPart(UriPartial.Authority) }]);
                await Walk.OpenAsync(page, address, mode == "elder" ? "1" : "0");
                foreach (var (width, height) in tablet && mode is ("light" or "dark") ? [.. Sizes, (768, 1024)] : Sizes)
                {
                    await page.SetViewportSizeAsync(width, height);
                    await page.EvaluateAsync("() => Promise.race([document.fonts.ready, new Promise(r => setTimeout(r, 2000))]).then(() => new Promise(r => setTimeout(r, 150)))");
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}-{width}-{mode}.png"), FullPage = true });
                }
            }
        }
    }
}
