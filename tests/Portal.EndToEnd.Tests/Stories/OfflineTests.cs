using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>The network is cut after a first visit: what was promised is there, and nothing is sent twice.</summary>
public sealed class OfflineTests(DemoSite demo, Browser browser)
{
    // The worker has taken these pages and everything that the page before us runs. Asked of the browser's own stores until
    // they say so: a predicate that is a promise would count as true at once.
    private const string Kept =
        """
        async (paths) => {
          const parts = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.includes('/_content/'));
          for (let times = 0; times < 1200; times++) {
            const wanted = [...paths.map(path => new URL(path, location.origin).href), ...parts];
            const found = await Promise.all(wanted.map(address => caches.match(address, { ignoreVary: true })));
            if (navigator.serviceWorker.controller?.state === 'activated' && found.every(Boolean)) return;
            await new Promise(resolve => setTimeout(resolve, 50));
          }
          throw new Error('Not kept within 60 s: ' + paths);
        }
        """;

    [Fact]
    public async Task The_shell_the_month_and_what_was_read_are_there_and_the_rest_says_so_in_words()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            await page.GotoAsync("/");
            await page.EvaluateAsync(Kept, new[] { "/", "/calendar", "/orders/new", "/offline" });
            await page.GotoAsync("/stories");
            await page.GetByRole(AriaRole.Main).Locator("a[href^='/stories/']:has(h3), h3 a[href^='/stories/'], a[href^='/stories/']").First.ClickAsync();
            await page.ArrivesAsync(new Regex("/stories/."));
            var story = new Uri(page.Url).AbsolutePath;
            var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
            await page.EvaluateAsync(Kept, new[] { story });

            await person.SetOfflineAsync(true);
            await page.GotoAsync("/");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "首页" }).Last).ToBeVisibleAsync();
            Assert.Equal("rgb(251, 248, 243)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
            await Expect(page.GetByText("现在没有网，这是上次存下的样子")).ToBeVisibleAsync();
            await page.GotoAsync("/calendar");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Expect(page.Locator("a[href^='/calendar/activity/']:visible").First).ToBeVisibleAsync();
            await page.GotoAsync(story + "?elder=1");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            await page.GotoAsync("/privacy");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "现在没有网" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_order_written_without_a_network_goes_out_once_when_it_is_back()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await using var neighbour = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person, neighbour], async () =>
        {
            const string words = "机井的电费是咋算的？断网时写的";
            var page = await person.NewPageAsync();
            var posts = Posts(page, "/orders/new");
            await page.GotoAsync("/");
            await page.EvaluateAsync(Kept, new[] { "/orders/new" });
            await person.SetOfflineAsync(true);
            await page.GotoAsync("/orders/new");
            await page.GetByLabel("您想听啥，或者愁啥？").FillAsync(words);
            await page.GetByLabel("哪个村？").SelectOptionAsync(new SelectOptionValue { Label = "柳溪村" });
            await page.GetByRole(AriaRole.Button, new() { Name = "点这一单" }).ClickAsync();
            await Expect(page.GetByText(new Regex("存下了，有网就自己发")).First).ToBeVisibleAsync();

            // Two tabs come back at once, and the first answer gets lost on its way: the server has it, the browser sends again.
            var lost = false;
            await page.RouteAsync("**/orders/new", async route =>
            {
                if (lost || route.Request.Method != "POST")
                {
                    await route.ContinueAsync();
                    return;
                }

                lost = true;
                await route.FetchAsync();
                await route.AbortAsync();
            });
            var second = await person.NewPageAsync();
            await second.GotoAsync("/calendar");
            await person.SetOfflineAsync(false);
            await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
            await Expect(page.GetByText("发出去了：").Or(page.GetByText("存下了")).First).ToBeVisibleAsync();
            await second.EvaluateAsync("() => dispatchEvent(new Event('online'))");
            await Expect(second.GetByText("发出去了：").First).ToBeVisibleAsync();
            Assert.NotEmpty(posts);

            await second.GetByRole(AriaRole.Link, new() { Name = "看看" }).ClickAsync();
            await Expect(second.GetByText("机井的电费是咋算的").First).ToBeVisibleAsync();
            Assert.Equal(1, await OnBoardAsync(await neighbour.NewPageAsync(), "机井的电费是咋算的"));
            Assert.Null(await second.EvaluateAsync<string?>("() => localStorage.getItem('outbox')"));
        });
    }

    [Fact]
    public async Task A_comment_written_without_a_network_goes_out_once_when_it_is_back()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await using var neighbour = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person, neighbour], async () =>
        {
            const string words = "村西头没信号，这句是攒着的";
            var theirs = await neighbour.InTheRoomOnAirAsync();
            var page = await person.InTheRoomOnAirAsync();
            await person.SetOfflineAsync(true);
            await page.SayAsync("老程", words);
            await Expect(page.GetByText("存下了，有网就自己发：" + words)).ToBeVisibleAsync();
            await person.SetOfflineAsync(false);
            await Expect(page.GetByText("发出去了：" + words)).ToBeVisibleAsync();
            await Expect(theirs.Locator("[data-comments]").GetByText(words)).ToHaveCountAsync(1);
            await page.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();
            await page.ReloadAsync();
            await Expect(page.Locator("[data-comments]").GetByText(words)).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task A_registration_written_without_a_network_goes_out_when_it_is_back_and_a_refusal_says_why()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            var address = await page.OpenForRegistrationAsync();
            await FillAsync(page, "19900007788");
            await person.SetOfflineAsync(true);
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(报名|排队候补)$") }).ClickAsync();
            await Expect(page.GetByText(new Regex("存下了，有网就自己发")).First).ToBeVisibleAsync();
            await person.SetOfflineAsync(false);
            await Expect(page.GetByText(new Regex("发出去了：")).First).ToBeVisibleAsync();

            // The same telephone again: the server has this registration, and says so.
            await page.GotoAsync(address);
            await FillAsync(page, "19900007788");
            await person.SetOfflineAsync(true);
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(报名|排队候补)$") }).ClickAsync();
            await person.SetOfflineAsync(false);
            await Expect(page.GetByText(new Regex("没收下：")).First).ToBeVisibleAsync();
        });
    }

    private static async Task FillAsync(IPage page, string phone)
    {
        var form = page.Locator("#register");
        await form.Locator("#name").FillAsync("老程");
        await form.Locator("#phone").FillAsync(phone);
    }

    private static List<string> Posts(IPage page, string path)
    {
        List<string> posts = [];
        page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.Contains(path, StringComparison.Ordinal))
                posts.Add(request.PostData ?? "");
        };
        return posts;
    }

    // How often on the whole board: other stories order too, and the newest of the least wanted is far down.
    private static async Task<int> OnBoardAsync(IPage page, string words)
    {
        var found = 0;
        for (var number = 1; ; number++)
        {
            await page.GotoAsync($"/orders?page={number}");
            if (await page.GetByRole(AriaRole.Article).CountAsync() == 0)
                return found;
            found += await page.GetByRole(AriaRole.Heading, new() { NameRegex = new(words) }).CountAsync();
        }
    }
}
