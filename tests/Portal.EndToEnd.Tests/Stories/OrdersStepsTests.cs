using System.Text;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Orders that are merged, conferred about and delivered with photographs, in Chromium, by keyboard where there is a key.</summary>
public sealed class OrdersStepsTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task M_merges_what_is_much_the_same_U_parts_it_again_and_the_merged_one_keeps_its_own_page()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var neighbour = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, neighbour, moderator], async () =>
        {
            var first = await (await villager.NewPageAsync()).OrderAsync("老磨坊的屋顶漏雨了，石磨要泡坏");
            var page = await neighbour.NewPageAsync();
            var second = await page.OrderAsync("老磨坊屋顶漏雨，石磨快泡坏了");
            var desk = await moderator.SignedInAsync(demo.Site, "changkong", $"/desk/orders?view=pending&order={first}");
            await Expect(desk.Locator(".dt .same", new() { HasText = "石磨快泡坏了" })).ToBeVisibleAsync();
            await KeysAsync(desk);

            await desk.Keyboard.PressAsync("m");
            var merged = desk.Locator(".dt .l", new() { Has = desk.GetByRole(AriaRole.Heading, new() { Name = "并进来的 1 单" }) });
            await Expect(merged.GetByText("石磨快泡坏了")).ToBeVisibleAsync();
            await desk.Keyboard.PressAsync("u");
            await Expect(merged).ToBeHiddenAsync();
            await Expect(desk.Locator(".dt .same", new() { HasText = "石磨快泡坏了" })).ToBeVisibleAsync();
            await desk.Keyboard.PressAsync("m");
            await Expect(merged.GetByText("石磨快泡坏了")).ToBeVisibleAsync();

            await page.GotoAsync($"/orders/{second}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "并到一起了" })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new(first) })).ToBeVisibleAsync();
            await merged.GetByRole(AriaRole.Button, new() { Name = "分开办" }).ClickAsync();
            await Expect(merged).ToBeHiddenAsync();
        });
    }

    [Fact]
    public async Task H_calls_units_together_and_nobody_accepts_before_each_has_signed_its_part()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, moderator], async () =>
        {
            var number = await (await villager.NewPageAsync()).OrderAsync("渡口的浮桥归谁管，涨水了谁来收？");
            var desk = await moderator.SignedInAsync(demo.Site, "changkong", $"/desk/orders?view=pending&order={number}");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("渡口的浮桥");
            await KeysAsync(desk);

            await desk.Keyboard.PressAsync("h");
            var panel = desk.GetByRole(AriaRole.Form, new() { Name = "会商" });
            await Expect(panel).ToBeVisibleAsync();
            await panel.GetByRole(AriaRole.Radio).First.FocusAsync();
            await desk.Keyboard.PressAsync("Space");
            var parts = panel.GetByRole(AriaRole.Group, new() { Name = "哪几家一起商量" }).GetByRole(AriaRole.Checkbox);
            foreach (var part in new[] { 0, 1 })
            {
                await parts.Nth(part).FocusAsync();
                await desk.Keyboard.PressAsync("Space");
                await Expect(parts.Nth(part)).ToBeCheckedAsync();
            }

            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(State(desk, "会商中")).ToBeVisibleAsync();
            await desk.Keyboard.PressAsync("u");
            await Expect(State(desk, "待审单")).ToBeVisibleAsync();

            await desk.Keyboard.PressAsync("h");
            await Expect(panel.GetByRole(AriaRole.Radio).First).ToBeEnabledAsync();
            await panel.Locator(".to label").First.ClickAsync();
            foreach (var part in new[] { 0, 1 })
                await parts.Nth(part).CheckAsync();
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(State(desk, "会商中")).ToBeVisibleAsync();

            await desk.Keyboard.PressAsync("r");
            await Expect(desk.GetByLabel("谁来办")).ToBeFocusedAsync();
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(desk.Locator(".dt").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await Expect(State(desk, "会商中")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task What_was_done_is_shown_by_photographs_made_smaller_and_whoever_ordered_sees_them()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, staff], async () =>
        {
            var page = await villager.NewPageAsync();
            var number = await page.OrderAsync("村西石板桥掉了一块板，能补上不？");
            var photo = new FilePayload { Name = "桥.png", MimeType = "image/png", Buffer = await PictureAsync(page) };
            var desk = await staff.SignedInAsync(demo.Site, "paidan", $"/desk/orders?view=pending&order={number}");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("石板桥");
            await KeysAsync(desk);
            await desk.Keyboard.PressAsync("a");
            await desk.Locator(".to label").First.ClickAsync();
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(State(desk, "已派单")).ToBeVisibleAsync();
            await desk.Keyboard.PressAsync("r");
            await Expect(desk.GetByLabel("谁来办")).ToBeFocusedAsync();
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(State(desk, "已接单")).ToBeVisibleAsync();

            await desk.Keyboard.PressAsync("d");
            var field = desk.GetByLabel("照片，最多 4 张");
            var kept = desk.Locator(".panel .badge.ok", new() { HasText = "KB" });
            // The field listens a moment after it is drawn (Blazor's InputFile.init).
            await field.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await desk.WaitForFunctionAsync("() => [...document.querySelectorAll('input[type=file]')].some(field => field._blazorInputFileNextFileId !== undefined)");
            await field.SetInputFilesAsync(new FilePayload { Name = "坏.jpg", MimeType = "image/jpeg", Buffer = Encoding.UTF8.GetBytes("这不是照片") });
            await Expect(desk.GetByRole(AriaRole.Alert).GetByText("这不是照片")).ToBeVisibleAsync();
            await Expect(kept).ToHaveCountAsync(0);
            await field.SetInputFilesAsync([photo, photo]);
            await Expect(kept).ToHaveCountAsync(2);
            await desk.GetByRole(AriaRole.Button, new() { Name = "去掉第 2 张" }).ClickAsync();
            await Expect(kept).ToHaveCountAsync(1);
            await field.SetInputFilesAsync([photo, photo, photo, photo]);
            await Expect(desk.GetByRole(AriaRole.Alert).GetByText("照片最多 4 张")).ToBeVisibleAsync();
            await Expect(kept).ToHaveCountAsync(4);
            foreach (var last in new[] { 4, 3 })
                await desk.GetByRole(AriaRole.Button, new() { Name = $"去掉第 {last} 张" }).ClickAsync();
            await desk.GetByLabel("办得怎样").SelectOptionAsync("Solved");
            await desk.GetByLabel("说一句").FillAsync("补上了，两块新石板，能过三轮车。");
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(State(desk, "待评单")).ToBeVisibleAsync();
            await Expect(desk.GetByRole(AriaRole.List, new() { Name = "办结的照片" }).GetByRole(AriaRole.Img)).ToHaveCountAsync(2);

            await page.GotoAsync($"/orders/{number}");
            await page.GetByAltText("办结照片 1").ScrollIntoViewIfNeededAsync();
            await page.WaitForFunctionAsync("() => { const p = document.querySelector('.photos img'); return p.complete && p.naturalWidth > 0 && p.naturalWidth <= 1600; }");
            var source = await page.GetByAltText("办结照片 1").GetAttributeAsync("src");
            await using var stranger = await browser.PersonAsync(demo.Site);
            var fetched = await stranger.APIRequest.GetAsync(source!);
            Assert.Equal((200, "image/jpeg"), (fetched.Status, fetched.Headers["content-type"]));
        });
    }

    // A camera's picture is far larger than a screen: drawn here, 2400 pixels wide.
    private static async Task<byte[]> PictureAsync(IPage page) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        """
        () => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [2400, 1800];
          const context = canvas.getContext('2d');
          for (let i = 0; i < 60; i++) {
            context.fillStyle = `hsl(${i * 6} 40% 60%)`;
            context.fillRect(i * 40, 0, 40, 1800);
          }
          return canvas.toDataURL('image/png').split(',')[1];
        }
        """));

    private static ILocator State(IPage desk, string state) => desk.Locator(".dt .full .badge.wheat", new() { HasText = state });

    // The console answers to keys once its circuit stands.
    private static Task KeysAsync(IPage desk) => desk.Locator("html[data-console-keys]").WaitForAsync();
}
