using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>
/// Pages that live only for a while or for one person: an invitation that still holds, the code at a door that is open,
/// somebody's own code. Elsewhere they are visited as somebody finds them who comes too late.
/// </summary>
public static class Living
{
    private const string Decode =
        """
        async (selector) => {
          const image = document.querySelector(selector);
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [400, 400];
          const context = canvas.getContext('2d');
          context.fillStyle = '#fff';
          context.fillRect(0, 0, 400, 400);
          context.imageSmoothingEnabled = false;
          context.drawImage(image, 20, 20, 360, 360);
          const read = jsQR(context.getImageData(0, 0, 400, 400).data, 400, 400);
          return read ? new URL(read.data).pathname : '';
        }
        """;

    private static readonly string Reader = Path.GetFullPath(Path.Combine(
        typeof(Living).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "SiteFolder").Value!,
        "../../themes/Portal.Theme/node_modules/jsqr/dist/jsQR.js"));

    /// <summary>An administrator invites somebody; the address of the invitation. <paramref name="page"/> is signed in as one.</summary>
    public static async Task<string> InvitedAsync(IPage page)
    {
        await page.GotoAsync("/desk/people");
        await page.Locator("#i-name").FillAsync("赵小满");
        await page.Locator("#i-place").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("section[aria-labelledby=invite] form button").ClickAsync();
        await page.Locator("#i-link").WaitForAsync();
        return new Uri(await page.Locator("#i-link").InputValueAsync()).AbsolutePath;
    }

    /// <summary>An activity that is on all day today; the address of the screen at its door. <paramref name="page"/> is staff's.</summary>
    public static async Task<string> DoorAsync(IPage page)
    {
        const string title = "村史馆开放日";
        await page.GotoAsync("/desk/activities/new");
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("地点", new() { Exact = true }).FillAsync("柳溪村村史馆");
        await page.GetByLabel("哪天", new() { Exact = true }).FillAsync(Pages.Today());
        await page.GetByLabel("几点开始", new() { Exact = true }).FillAsync("00:00");
        await page.GetByLabel("几点结束", new() { Exact = true }).FillAsync("23:59");
        await page.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();
        var list = page.Locator("li", new() { HasText = title }).First.GetByRole(AriaRole.Link, new() { Name = "签到", Exact = true });
        await list.WaitForAsync();
        await page.GotoAsync((await list.GetAttributeAsync("href"))!);
        return (await page.GetByRole(AriaRole.Link, new() { Name = "签到码给大家扫" }).GetAttributeAsync("href"))!;
    }

    /// <summary>The first registration of the villager who is signed in that shows a code to be read at the door.</summary>
    public static async Task<string> SeatedAsync(IPage page)
    {
        await page.GotoAsync("/me");
        var all = await page.Locator("a[href^='/calendar/registration/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        foreach (var address in all.Distinct(StringComparer.Ordinal))
        {
            await page.GotoAsync(address);
            if (await page.Locator("figure.own img").CountAsync() > 0)
                return address;
        }

        throw new InvalidOperationException("The villager of the demo is registered for nothing that is still to come.");
    }

    /// <summary>The one-time address that a production start prints on the console.</summary>
    public static async Task<string> SetUpAsync(SiteProcess site, CancellationToken ct)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (Regex.Match(site.Log, @"https?://\S+/setup\?token=\S+") is { Success: true } printed)
                return printed.Value;
            await look.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>Reads the code that a page shows as somebody's phone would: the path that it leads to.</summary>
    public static async Task<string> ReadCodeAsync(IPage page, string address, string picture)
    {
        await page.GotoAsync(address);
        await page.Locator(picture).WaitForAsync();
        await page.EvaluateAsync(await File.ReadAllTextAsync(Reader));
        var path = await page.EvaluateAsync<string>(Decode, picture);
        return path.Length > 0 ? path : throw new InvalidOperationException($"No code could be read from {picture} of {page.Url}");
    }
}
