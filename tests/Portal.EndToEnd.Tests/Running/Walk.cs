using System.Reflection;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>
/// What is asked of every page, asked on one visit of each: axe-core in every mode at both widths, the width, type and
/// targets of the elder version, and paper. Dark and high contrast change nothing but an attribute of the document.
/// </summary>
public static partial class Walk
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // All rules in the usual look; those about colour where only colours change.
    private const string RunAxe =
        """
        async (mode) => {
          const root = document.documentElement;
          const before = root.dataset.mode;
          if (mode) root.dataset.mode = mode;
          try {
            const only = mode ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
              : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
            const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
            return violations.map(v => `${v.id} ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | ')}`);
          } finally {
            if (before) root.dataset.mode = before; else delete root.dataset.mode;
          }
        }
        """;

    // Wider than the screen. What a script draws follows a new width a moment later: asked again for up to two seconds.
    private const string Width =
        """
        async () => {
          for (let times = 0; times < 40 && document.documentElement.scrollWidth > innerWidth; times++) await new Promise(resolve => setTimeout(resolve, 50));
          return document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} px wide`] : [];
        }
        """;

    // On paper: nothing to press, nothing that moves, dark words on white, and not wider than A4 with its margins.
    private const string Paper =
        """
        () => {
          const found = [];
          const seen = e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && getComputedStyle(e).visibility !== 'hidden'; };
          for (const e of document.querySelectorAll('button,input:not([type=hidden]),select,textarea,.btn,nav,video,audio,[role=status][data-outbox-notes]')) if (seen(e)) found.push(`printed: ${e.outerHTML.slice(0, 120)}`);
          const main = document.querySelector('main') || document.body;
          const words = main.innerText.trim();
          if (!words) found.push('an empty sheet');
          const light = colour => { const [r, g, b, a] = colour.match(/[\d.]+/g).map(Number); return a === 0 ? null : 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const ground = light(getComputedStyle(document.body).backgroundColor);
          if (ground !== null && ground < 250) found.push(`ground ${getComputedStyle(document.body).backgroundColor}`);
          for (const e of main.querySelectorAll('h1,h2,p,li,dd,td')) if (seen(e) && e.innerText.trim() && !e.closest('svg') && light(getComputedStyle(e).color) > 150) found.push(`pale ink ${getComputedStyle(e).color}: ${e.outerHTML.slice(0, 120)}`);
          if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} px wide on paper`);
          return found.slice(0, 8);
        }
        """;

    // A page without og:title is called by its title (Open Graph's readers do so); the picture must name its host.
    private const string Card =
        """
        () => {
          const of = name => (document.head.querySelector(`meta[property="${name}"]`) || {}).content || '';
          const site = of('og:site_name');
          const found = [];
          if (!(of('og:title') || document.title).trim()) found.push('no title');
          if (!site.trim()) found.push('no name of the portal');
          if (!of('og:description').trim()) found.push('no words');
          if (!/^https?:\/\//.test(of('og:image'))) found.push(`picture "${of('og:image')}"`);
          return found;
        }
        """;

    /// <summary>Opens the page in the usual or the elder version, and waits for a desk page's circuit.</summary>
    public static async Task OpenAsync(IPage page, string address, string elder = "0")
    {
        await page.Context.AddCookiesAsync([new() { Name = "elder", Value = elder, Url = page.Url.StartsWith("http", StringComparison.Ordinal) ? new Uri(page.Url).GetLeftPart(UriPartial.Authority) : throw new InvalidOperationException("Open a page first.") }]);
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (address.StartsWith("/desk", StringComparison.Ordinal))
            await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>What axe says about the open page at both widths, in these modes ("" is light), and whether it fits.</summary>
    public static async Task<IEnumerable<string>> LookAsync(IPage page, params string[] modes)
    {
        List<string> found = [];
        // A colour on its way to another is no colour to judge.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.EvaluateAsync(Axe);
        foreach (var (width, height) in new[] { (1280, 900), (768, 900), (375, 812) })
        {
            await page.SetViewportSizeAsync(width, height);
            found.AddRange((await page.EvaluateAsync<string[]>(Width)).Select(line => $"at {width}: {line}"));
            foreach (var mode in width == 768 ? [] : modes)
                found.AddRange((await page.EvaluateAsync<string[]>(RunAxe, mode)).Select(line => $"at {width}{(mode.Length == 0 ? "" : $" {mode}")}: {line}"));
        }

        return found;
    }

    /// <summary>What is wrong with the open page on A4 paper (180 mm of it are printed on), chosen dark or not.</summary>
    public static async Task<IEnumerable<string>> PrintAsync(IPage page)
    {
        await page.SetViewportSizeAsync(680, 960);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("() => { document.documentElement.dataset.mode = 'dark'; }");
        var found = await page.EvaluateAsync<string[]>(Paper);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return found.Select(line => $"on paper: {line}");
    }

    /// <summary>What a card in a chat needs and does not find in the page's head.</summary>
    public static async Task<IEnumerable<string>> CardAsync(IPage page)
    {
        return (await page.EvaluateAsync<string[]>(Card)).Select(what => $"share card: {what}");
    }

    /// <summary>The addresses that the pages of all modules say they have: <c>/orders/{Number}</c>.</summary>
    public static IReadOnlyList<string> Routes() =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Portal.*.dll")
            .Where(file => !Path.GetFileName(file).Contains("Tests", StringComparison.Ordinal))
            .SelectMany(file => Assembly.LoadFrom(file).GetTypes())
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => route.Template)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Which of the routes an address leads to: the one with the fewest parts to fill in, then the one with a type.</summary>
    public static string? RouteOf(string address, IReadOnlyList<string> routes)
    {
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        return routes.Where(route => Regex.IsMatch(path, "^" + Part().Replace(route, p => p.Groups[1].Value switch { ":guid" => "[0-9a-f-]{36}", ":int" => "\\d+", _ => "[^/]+" }) + "$"))
            .OrderBy(route => route.Count(c => c == '{')).ThenByDescending(route => route.Count(c => c == ':')).FirstOrDefault();
    }

    [GeneratedRegex(@"\{\w+\??(:\w+)?\}")]
    private static partial Regex Part();
}
