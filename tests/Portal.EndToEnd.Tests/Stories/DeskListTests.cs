using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Lists of the desk are alike: columns, kept filters, the list as a file; keys are told by pressing ?.</summary>
public sealed class DeskListTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task A_column_put_away_stays_away_a_kept_filter_comes_back_and_the_file_holds_what_is_seen()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.SignedInAsync(demo.Site, "bianji", "/desk/stories");
            var place = page.GetByRole(AriaRole.Columnheader, new() { Name = "地方" });
            await Expect(place).ToBeVisibleAsync();
            await page.GetByText("看哪几列").ClickAsync();
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "地方" }).UncheckAsync();
            await Expect(place).ToBeHiddenAsync();

            await page.Locator("[data-filters] input").FillAsync("修车");
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Locator("table[data-table] tbody tr")).ToHaveCountAsync(1);
            await page.GetByText("存这样筛的").First.ClickAsync();
            await page.GetByLabel("叫个名字").FillAsync("修车的");
            await page.Locator("[data-keep]").GetByRole(AriaRole.Button, new() { Name = "存这样筛的" }).ClickAsync();

            await page.ReloadAsync();
            await Expect(page.Locator("table[data-table] tbody tr").Nth(1)).ToBeVisibleAsync();
            await Expect(place).ToBeHiddenAsync();
            await page.GetByLabel("存下的筛选").SelectOptionAsync("修车的");
            await Expect(page.Locator("table[data-table] tbody tr")).ToHaveCountAsync(1);

            var saving = page.WaitForDownloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "导出这一页" }).ClickAsync();
            var file = await File.ReadAllTextAsync(await (await saving).PathAsync(), TestContext.Current.CancellationToken);
            Assert.Contains("修车铺", file, StringComparison.Ordinal);
            Assert.DoesNotContain("地方", file, StringComparison.Ordinal);
            Assert.Equal(2, file.Trim().Split('\n').Length);
        });
    }

    [Fact]
    public async Task A_list_without_columns_keeps_its_filters_too_and_goes_into_a_file()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk/media");
            var entries = page.Locator("[data-list=media] > li");
            await Expect(entries.First).ToBeVisibleAsync();
            await Expect(page.GetByText("看哪几列")).ToBeHiddenAsync();
            var name = (await entries.First.Locator(".name").InnerTextAsync()).Trim();
            await page.Locator("[data-filters] input[type=search]").FillAsync(name);
            await page.Keyboard.PressAsync("Tab");
            // Others put files in meanwhile: what counts is what this filter lets through.
            await Expect(entries.Filter(new() { HasNotText = name })).ToHaveCountAsync(0);
            var few = await entries.CountAsync();
            await page.GetByText("存这样筛的").First.ClickAsync();
            await page.GetByLabel("叫个名字").FillAsync("那一张");
            await page.Locator("[data-keep]").GetByRole(AriaRole.Button, new() { Name = "存这样筛的" }).ClickAsync();

            await page.ReloadAsync();
            await Expect(entries.Nth(few)).ToBeVisibleAsync();
            await page.GetByLabel("存下的筛选").SelectOptionAsync("那一张");
            await Expect(entries).ToHaveCountAsync(few);
            var saving = page.WaitForDownloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "导出这一页" }).ClickAsync();
            var file = await File.ReadAllTextAsync(await (await saving).PathAsync(), TestContext.Current.CancellationToken);
            Assert.Contains(name, file, StringComparison.Ordinal);
            Assert.Equal(few, file.Trim().Split('\n').Length);
        });
    }

    [Fact]
    public async Task What_the_server_is_still_busy_with_is_told_until_it_is_done()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        using Held line = new();
        await person.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/_blazor"), line.Between);
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk/words");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        var told = page.Locator("#desk-working");
        await Expect(told).ToBeHiddenAsync();
        line.Hold();
        await page.Locator("input[type=search]").FillAsync("没有这个词");
        await page.Keyboard.PressAsync("Tab");
        await Expect(told).ToHaveTextAsync("正在办，请稍等…");
        await Expect(told).ToBeVisibleAsync();
        line.Release();
        await Expect(told).ToBeHiddenAsync();
        await Expect(told).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Question_mark_tells_which_keys_there_are()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        var page = await person.SignedInAsync(demo.Site, "zhuren", "/desk");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "键盘能做的事" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "键盘能做的事" })).ToBeHiddenAsync();
    }

    // The wire between a desk page and the server: what the server says can be kept back for a while.
    private sealed class Held : IDisposable
    {
        private readonly Lock gate = new();
        private readonly Queue<Action> kept = [];
        private bool holds;

        public void Between(IWebSocketRoute page)
        {
            var server = page.ConnectToServer();
            server.OnMessage(frame => Pass(() =>
            {
                if (frame.Binary is { } bytes)
                    page.Send(bytes);
                else
                    page.Send(frame.Text ?? "");
            }));
        }

        public void Hold()
        {
            lock (gate)
                holds = true;
        }

        public void Release()
        {
            lock (gate)
            {
                holds = false;
                while (kept.TryDequeue(out var send))
                    send();
            }
        }

        public void Dispose() => Release();

        private void Pass(Action send)
        {
            lock (gate)
            {
                if (holds)
                    kept.Enqueue(send);
                else
                    send();
            }
        }
    }
}
