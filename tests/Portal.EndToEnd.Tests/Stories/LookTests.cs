using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// The design language as it was approved: /style, which shows every component in every state, in four modes and two
/// widths, beside pictures that somebody looked at. <c>PORTAL_APPROVE=1 ./test.sh EndToEnd</c> (class LookTests) makes new ones.
/// </summary>
public sealed class LookTests(DemoSite demo, Browser browser)
{
    private const double Allowed = 0.002;

    [Theory]
    [InlineData("")]
    [InlineData("elder=1")]
    [InlineData("mode=dark")]
    [InlineData("mode=contrast")]
    public async Task The_style_page_looks_as_it_was_approved(string look)
    {
        var ct = TestContext.Current.CancellationToken;
        List<string> changed = [];
        var fits = await Approved.FitsAsync(browser.Own, ct);
        await using var small = await browser.Own.NewContextAsync(new()
        {
            BaseURL = demo.Site.Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
            DeviceScaleFactor = 0.5f,
        });
        var page = await small.NewPageAsync();
        var canvas = await small.NewPageAsync();
        foreach (var width in new[] { 375, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync("/style?" + look);
            await page.EvaluateAsync("() => document.fonts.ready");
            var name = $"style-{(look.Length == 0 ? "usual" : look.Replace("=", "-", StringComparison.Ordinal))}-{width}";
            var picture = await page.Locator(".style").ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Style = ".tabbar,.outbox{visibility:hidden !important}" });
            var off = await Approved.DifferenceAsync(canvas, name, picture, ct);
            if (off <= Allowed)
                continue;
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "failures")).FullName, name + ".png");
            await File.WriteAllBytesAsync(file, picture, ct);
            changed.Add($"{name}: {off:P2} of the pixels differ, see {file}");
        }

        if (fits)
            Assert.Empty(changed);
        else if (changed.Count > 0)
            Assert.Skip($"Made with another browser or other fonts than here ({Approved.Key(browser.Own)}); only told: {string.Join("; ", changed)}");
    }
}
