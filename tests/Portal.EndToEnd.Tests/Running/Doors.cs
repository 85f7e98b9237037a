using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>Ways in that every story uses.</summary>
public static class Doors
{
    private static readonly PageWaitForURLOptions Committed = new() { WaitUntil = WaitUntilState.Commit };

    /// <summary>Signs a demo account in and opens <paramref name="address"/>.</summary>
    public static async Task<IPage> SignedInAsync(this IBrowserContext person, SiteProcess site, string user, string address)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync($"/sign-in?return={Uri.EscapeDataString(address)}");
        await page.GetByLabel("手机号或用户名").FillAsync(user);
        await page.GetByLabel("密码").FillAsync(site.Accounts[user]);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await page.ArrivesAsync($"**{address}");
        return page;
    }

    /// <summary>
    /// Waits until the page is at that address and its scripts have attached. Not for the load event, which a page with pictures
    /// may have late, and not for an event of the browser that may have passed before it is listened for.
    /// </summary>
    public static async Task ArrivesAsync(this IPage page, string address)
    {
        await page.WaitForURLAsync(address, Committed);
        await AttachedAsync(page);
    }

    /// <inheritdoc cref="ArrivesAsync(IPage, string)" />
    public static async Task ArrivesAsync(this IPage page, Regex address)
    {
        await page.WaitForURLAsync(address, Committed);
        await AttachedAsync(page);
    }

    // Modules have run when DOMContentLoaded has been told to everybody (HTML, "the end", step 6).
    private static Task<IJSHandle> AttachedAsync(IPage page) => page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd > 0");

    /// <summary>The newcomer's way to what is on air: home page, then the room.</summary>
    public static async Task<IPage> InTheRoomOnAirAsync(this IBrowserContext person)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "进直播间" }).First.ClickAsync();
        await page.ArrivesAsync(new Regex("/rooms/"));
        await Expect(page.GetByLabel("直播画面")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Waits until a video element on the page has really advanced by half a second.</summary>
    public static Task PlaysAsync(this IPage page) => page.WaitForFunctionAsync(
        """
        () => {
          const video = document.querySelector('video');
          if (!video) return false;
          window.firstSeen ??= video.currentTime;
          return video.videoWidth > 0 && video.currentTime - window.firstSeen > 0.5;
        }
        """);

    /// <summary>As <see cref="PlaysAsync"/> for a replay, which starts when somebody presses play.</summary>
    public static Task PlaysWhenAskedAsync(this IPage page) => page.WaitForFunctionAsync(
        """
        () => {
          const video = document.querySelector('video');
          if (!video) return false;
          if (video.paused) {
            video.muted = true;
            video.play().catch(() => {});
          }
          return video.videoWidth > 0 && video.currentTime > 0.5;
        }
        """);

    /// <summary>Writes a comment as anybody in the room would.</summary>
    public static async Task SayAsync(this IPage page, string name, string text)
    {
        await page.GetByLabel("称呼").FillAsync(name);
        await page.GetByLabel("评论", new() { Exact = true }).And(page.GetByRole(AriaRole.Textbox)).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
    }

    /// <summary>Places an order through the form and returns its number.</summary>
    public static async Task<string> OrderAsync(this IPage page, string words, string village = "柳溪村", string? phone = null)
    {
        await page.GotoAsync("/orders/new");
        await page.GetByLabel("您想听啥，或者愁啥？").FillAsync(words);
        await page.GetByLabel("哪个村？").SelectOptionAsync(new SelectOptionValue { Label = village });
        if (phone is not null)
            await page.GetByLabel("电话（可以不填）").FillAsync(phone);
        await page.GetByRole(AriaRole.Button, new() { Name = "点这一单" }).ClickAsync();
        await Expect(page.GetByText("您的点单号是")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath.Split('/')[2];
    }

    /// <summary>Opens the first activity of the calendar that takes registrations, and returns its address.</summary>
    public static async Task<string> OpenForRegistrationAsync(this IPage page)
    {
        await page.GotoAsync("/calendar");
        var addresses = await page.Locator("a[href^='/calendar/activity/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(a => a.getAttribute('href').split('#')[0]))]");
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            if (await page.Locator("#register").CountAsync() > 0)
                return address;
        }

        throw new InvalidOperationException("No activity of the demo takes registrations.");
    }
}
