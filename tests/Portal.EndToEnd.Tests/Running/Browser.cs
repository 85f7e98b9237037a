using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>Debian's Chromium, one for the assembly. A context is a person with cookies of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>The browser itself, for its version and for contexts of another kind.</summary>
    public IBrowser Own => browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        // Not a measure of speed: on a busy machine a step takes its time, and only what never comes is wrong.
        Assertions.SetDefaultExpectTimeout(45_000);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
                "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
            ],
        });
    }

    /// <summary>Somebody new: no cookies, a phone by default. Without the worker every byte goes through the page, where it is counted.</summary>
    public async Task<IBrowserContext> PersonAsync(SiteProcess site, bool phone = true, bool scripts = true, bool worker = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = scripts,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            ViewportSize = phone ? new() { Width = 375, Height = 812 } : new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(45_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
