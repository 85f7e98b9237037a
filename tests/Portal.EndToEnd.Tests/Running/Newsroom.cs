using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>An editor and three reviewers bring a model story to the public, each at the desk with an own account.</summary>
public static class Newsroom
{
    /// <summary>Writes, submits, signs three times, publishes.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="site">The node at which they work.</param>
    /// <param name="title">Title of the story.</param>
    /// <param name="body">One sentence.</param>
    /// <param name="people">Gets the contexts that were opened, for the pictures of a failing test.</param>
    public static async Task PublishAsync(Browser browser, SiteProcess site, string title, string body, ICollection<IBrowserContext> people)
    {
        await using var writer = await browser.PersonAsync(site, phone: false);
        people.Add(writer);
        var desk = await writer.SignedInAsync(site, "bianji", "/desk/stories/new/story");
        var text = desk.Locator(".vditor-host [contenteditable=true]").First;
        await text.WaitForAsync();
        await desk.GetByLabel("标题", new() { Exact = true }).FillAsync(title);
        await text.ClickAsync();
        await desk.Keyboard.TypeAsync(body);
        await desk.GetByLabel("人物姓名").FillAsync("程守渠");
        await desk.GetByLabel("身份", new() { Exact = true }).FillAsync("石桥村村民");
        await desk.GetByLabel("一句话", new() { Exact = true }).FillAsync("水到田头，我才睡得着。");
        await desk.GetByLabel("摘要", new() { Exact = true }).FillAsync("三十年巡渠，一夜不落。");
        await desk.GetByRole(AriaRole.Button, new() { Name = "存好并送审" }).ClickAsync();
        await Expect(desk.GetByText("待初审").First).ToBeVisibleAsync();
        await ReviewAsync(browser, site, title, people);
    }

    /// <summary>Signs three times what was submitted under that title, and publishes it.</summary>
    public static async Task ReviewAsync(Browser browser, SiteProcess site, string title, ICollection<IBrowserContext> people)
    {
        await SignAsync(browser, site, title, "chushen", "初审", people);
        await SignAsync(browser, site, title, "fushen", "复审", people);
        var last = await SignAsync(browser, site, title, "zhongshen", "终审", people);
        await last.GetByRole(AriaRole.Button, new() { Name = "现在发布" }).ClickAsync();
        await Expect(last.GetByText("已发布").First).ToBeVisibleAsync();
    }

    private static async Task<IPage> SignAsync(
        Browser browser, SiteProcess site, string title, string user, string step, ICollection<IBrowserContext> people)
    {
        var person = await browser.PersonAsync(site, phone: false);
        people.Add(person);
        var review = await person.SignedInAsync(site, user, "/desk/reviews");
        await review.GetByRole(AriaRole.Link, new() { NameRegex = new(title) }).First.ClickAsync();
        await review.GetByRole(AriaRole.Button, new() { Name = $"{step}，签字通过" }).ClickAsync();
        await Expect(review.GetByText("已签字").First).ToBeVisibleAsync();
        return review;
    }
}
