using Portal.Content.Markup;
using Portal.Content.Paste;
using Portal.Content.Tests.Markup;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>
/// All ways to get a script past Markdown or pasted HTML that we know, rendered by the portal and opened in Chromium, on a
/// page that no Content-Security-Policy protects: what keeps them from running is that nothing of them is left.
/// </summary>
public sealed class ScriptsTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task Of_all_tricks_none_runs_in_a_browser_even_without_a_policy()
    {
        var tricks = ScriptTricks.All.Select(row => row.Data).ToList();
        Assert.True(tricks.Count >= 200);
        await using var person = await browser.PersonAsync(demo.Site, worker: false);
        var page = await person.NewPageAsync();
        List<string> ran = [];
        page.Dialog += async (_, dialog) =>
        {
            lock (ran)
                ran.Add($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
        await page.ExposeFunctionAsync("ranNow", (string what) =>
        {
            lock (ran)
                ran.Add(what);
        });
        await page.AddInitScriptAsync("for (const name of ['alert', 'prompt', 'confirm', 'msgbox', 'print', 'open']) window[name] = (what) => window.ranNow(`${name}(${what})`);");
        List<string> asked = [];
        var html = string.Concat(tricks.SelectMany((trick, at) => Ways(trick).Select((way, n) => $"<section data-trick=\"{at}-{n}\">{way}</section>")));
        await page.RouteAsync("**/*", async route =>
        {
            var address = new Uri(route.Request.Url);
            if (address.AbsolutePath == "/tricks")
            {
                await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = $"<!DOCTYPE html><meta charset=utf-8><title>tricks</title><body>{html}" });
                return;
            }

            // Of what they name nothing may be fetched but the library's own.
            if (!address.AbsolutePath.StartsWith("/media/", StringComparison.Ordinal) && address.AbsolutePath != "/favicon.ico")
            {
                lock (asked)
                    asked.Add(route.Request.Url);
            }

            await route.AbortAsync();
        });

        // That the trap works: the same page with one trick left in it.
        await page.GotoAsync("/tricks");
        await page.EvaluateAsync("() => document.body.insertAdjacentHTML('afterbegin', '<img src=x onerror=alert(7) id=left>')");
        await page.WaitForFunctionAsync("() => document.querySelector('#left').complete");
        await page.EvaluateAsync("() => window.ranNow('asked')");
        Assert.Contains("alert(7)", ran);
        ran.Clear();
        asked.Clear();

        await page.GotoAsync("/tricks");
        var touched = await page.EvaluateAsync<int>(
            """
            () => {
              const kinds = ['click', 'dblclick', 'mouseover', 'mouseenter', 'pointerenter', 'focus', 'blur', 'input', 'change', 'toggle', 'load', 'error', 'copy', 'paste', 'keydown', 'animationstart', 'wheel', 'submit'];
              let touched = 0;
              // A link may lead elsewhere, by an address that the browser opens as a page; it must not be followed here.
              document.addEventListener('click', (event) => {
                const link = event.target.closest('a');
                if (link && !/^(https?|mailto|tel):$/.test(link.protocol)) window.ranNow(`link ${link.href}`);
                event.preventDefault();
              }, true);
              for (const element of document.querySelectorAll('body *')) {
                for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
                touched += 1;
              }
              return touched;
            }
            """);
        await page.EvaluateAsync("() => window.ranNow('end')");
        Assert.True(touched > tricks.Count * 3);
        Assert.Equal(["end"], ran);
        Assert.Empty(asked);
        Assert.Equal("tricks", await page.TitleAsync());
    }

    private static IEnumerable<string> Ways(string trick) =>
    [
        MarkdownPage.ToHtml(trick, Library),
        MarkdownPage.ToHtml($"前\n\n- 一 {trick}\n- 二\n\n后", Library),
        MarkdownPage.ToHtml(HtmlToMarkdown.Convert(trick, p => p.Address) ?? "", Library),
    ];

    private static readonly Guid Picture = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    private static readonly Dictionary<Guid, MediaFacts> Library = new() { [Picture] = new(Picture, "a.png", Portal.Content.Media.MediaKind.Picture, "一张图", 800, 600, [320]) };
}
