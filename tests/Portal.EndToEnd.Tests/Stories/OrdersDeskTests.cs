using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Orders from the voice of a villager to the keyboard of a moderator, in Chromium.</summary>
public sealed class OrdersDeskTests(DemoSite demo, Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moderator_works_through_orders_with_the_keyboard_alone()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, moderator], async () =>
        {
            var page = await villager.NewPageAsync();
            var first = await page.OrderAsync("谷子秸秆打成捆卖给谁？键盘一");
            var second = await page.OrderAsync("请人写春联要提前几天说？键盘二");

            var desk = await moderator.SignedInAsync(demo.Site, "changkong", $"/desk/orders?view=pending&order={first}");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("键盘一");
            await KeysAsync(desk);

            // A: the suggested unit is chosen already, with its reason; Ctrl+Enter sends.
            await desk.Keyboard.PressAsync("a");
            var panel = desk.GetByRole(AriaRole.Form, new() { Name = "派单" });
            await Expect(panel).ToBeVisibleAsync();
            await Expect(panel.GetByText("归它管").First).ToBeVisibleAsync();
            await Expect(panel.Locator("input[name=u]:checked")).ToBeFocusedAsync();
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(desk.Locator(".dt .badge", new() { HasText = "已派单" })).ToBeVisibleAsync();

            // U within ten seconds takes it back.
            await desk.Keyboard.PressAsync("u");
            await Expect(desk.Locator(".dt .badge", new() { HasText = "待审单" })).ToBeVisibleAsync();

            // E: letters in the text field are text, not commands; Escape leaves the field, then the form.
            await desk.Keyboard.PressAsync("e");
            var words = desk.GetByLabel("说一句");
            await Expect(words).ToBeFocusedAsync();
            await desk.Keyboard.TypeAsync("ajkx");
            await Expect(words).ToHaveValueAsync("ajkx");
            await desk.Keyboard.PressAsync("Escape");
            await desk.Keyboard.PressAsync("Escape");
            await Expect(words).ToBeHiddenAsync();

            // J and K walk the list.
            await desk.GotoAsync($"/desk/orders?view=pending&order={second}");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("键盘二");
            await KeysAsync(desk);
            await desk.Keyboard.PressAsync("k");
            await Expect(desk.Locator(".dt h1")).Not.ToContainTextAsync("键盘二");
            await desk.Keyboard.PressAsync("j");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("键盘二");

            // Q asks the villager back; X declines another.
            await desk.Keyboard.PressAsync("q");
            await Expect(words).ToBeFocusedAsync();
            await desk.Keyboard.TypeAsync("几副？");
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(desk.Locator(".dt .badge", new() { HasText = "待补充" })).ToBeVisibleAsync();
            await page.GotoAsync($"/orders/{second}");
            await Expect(page.GetByText("几副？").First).ToBeVisibleAsync();

            await desk.GotoAsync($"/desk/orders?view=pending&order={first}");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("键盘一");
            await KeysAsync(desk);
            await desk.Keyboard.PressAsync("x");
            var reason = desk.GetByLabel("原因");
            await Expect(reason).ToBeFocusedAsync();
            await desk.Keyboard.PressAsync("ArrowDown");
            await desk.Keyboard.PressAsync("Tab");
            await desk.Keyboard.TypeAsync("请拨 12345 问");
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(desk.Locator(".dt .badge", new() { HasText = "不受理" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Keys_keep_still_while_an_input_method_composes_and_are_laid_where_one_wants_them()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, moderator], async () =>
        {
            var number = await (await villager.NewPageAsync()).OrderAsync("换键的这一单，桥头灯谁修？");
            var desk = await moderator.SignedInAsync(demo.Site, "zhuren", $"/desk/orders?view=pending&order={number}");
            await Expect(desk.Locator(".dt h1")).ToContainTextAsync("换键的这一单");
            await KeysAsync(desk);
            await desk.Keyboard.PressAsync("?");
            var help = desk.GetByRole(AriaRole.Dialog, new() { Name = "快捷键" });
            await help.GetByLabel("派单").FillAsync("q");
            await help.GetByLabel("派单").PressAsync("Tab");
            await Expect(help.GetByText("已经有别的用处")).ToBeVisibleAsync();
            await help.GetByLabel("派单").FillAsync("z");
            await help.GetByLabel("派单").PressAsync("Tab");
            await Expect(desk.Locator(".do kbd", new() { HasText = "Z" })).ToBeVisibleAsync();
            await help.GetByRole(AriaRole.Button, new() { Name = "好了" }).ClickAsync();

            // What an input method sends while it composes does nothing, wherever it lands.
            await desk.EvaluateAsync(
                """
                () => {
                  for (const facts of [{ key: 'z', isComposing: true }, { key: 'Process', keyCode: 229 }, { key: 'z', keyCode: 229 }, { key: 'z', ctrlKey: true }])
                    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...facts }));
                }
                """);
            await desk.Keyboard.PressAsync("a");
            await Expect(desk.GetByRole(AriaRole.Form, new() { Name = "派单" })).ToBeHiddenAsync();
            await desk.Keyboard.PressAsync("z");
            await Expect(desk.GetByRole(AriaRole.Form, new() { Name = "派单" })).ToBeVisibleAsync();

            await desk.ReloadAsync();
            await Expect(desk.Locator(".do kbd", new() { HasText = "Z" })).ToBeVisibleAsync();
            await KeysAsync(desk);
            await desk.Keyboard.PressAsync("?");
            await help.GetByRole(AriaRole.Button, new() { Name = "恢复原样" }).ClickAsync();
            await Expect(desk.Locator(".do kbd").First).ToHaveTextAsync("A");
        });
    }

    [Fact]
    public async Task Two_browsers_on_one_order_see_each_other_and_no_draft_is_lost()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var one = await browser.PersonAsync(demo.Site, phone: false);
        await using var two = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, one, two], async () =>
        {
            var number = await (await villager.NewPageAsync()).OrderAsync("两个人同时看的这一单，井房的门坏了");
            var address = $"/desk/orders?view=all&order={number}";
            var first = await one.SignedInAsync(demo.Site, "changkong", address);
            var second = await two.SignedInAsync(demo.Site, "paidan", address);
            await Expect(first.GetByText("赵敏正在看").First).ToBeVisibleAsync();
            await Expect(second.GetByText("陈小满正在看").First).ToBeVisibleAsync();

            await KeysAsync(first);
            await KeysAsync(second);
            await first.Keyboard.PressAsync("q");
            await first.GetByLabel("说一句").FillAsync("是哪一口井？这句不能丢");
            await second.Keyboard.PressAsync("a");
            await second.Locator(".to label").First.ClickAsync();
            await second.Keyboard.PressAsync("Control+Enter");
            await Expect(second.Locator(".dt .badge", new() { HasText = "已派单" })).ToBeVisibleAsync();

            await first.Keyboard.PressAsync("Control+Enter");
            var told = first.GetByRole(AriaRole.Alert);
            await Expect(told.GetByText("赵敏")).ToBeVisibleAsync();
            await Expect(told.Locator("tr", new() { HasText = "到哪一步" }).Locator("ins")).ToHaveTextAsync("已派单");
            await Expect(first.GetByLabel("说一句")).ToHaveValueAsync("是哪一口井？这句不能丢");
        });
    }

    [Fact]
    public async Task What_a_villager_says_holding_the_button_is_heard_by_the_moderator_put_into_words_and_then_public()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, moderator], async () =>
        {
            await villager.GrantPermissionsAsync(["microphone"]);
            var page = await villager.NewPageAsync();
            await page.GotoAsync("/orders/new");
            var hold = page.GetByRole(AriaRole.Button, new() { Name = "按住说话" });
            await hold.ScrollIntoViewIfNeededAsync();
            await hold.HoverAsync();
            await page.Mouse.DownAsync();
            await page.WaitForFunctionAsync("() => /0:0[2-9]/.test(document.querySelector('[data-voice-hold]').textContent)");
            await page.Mouse.UpAsync();
            await Expect(page.GetByText("录好了")).ToBeVisibleAsync();
            await page.GetByLabel("哪个村？").SelectOptionAsync(new SelectOptionValue { Label = "柳溪村" });
            await page.GetByRole(AriaRole.Button, new() { Name = "点这一单" }).ClickAsync();
            await Expect(page.GetByText("您的点单号是")).ToBeVisibleAsync();
            var number = new Uri(page.Url).AbsolutePath.Split('/')[2];

            var desk = await moderator.SignedInAsync(demo.Site, "changkong", $"/desk/orders?view=held&order={number}");
            await desk.WaitForFunctionAsync("() => document.querySelector('.voice-note')?.readyState >= 1");
            await KeysAsync(desk);
            await desk.Keyboard.PressAsync("p");
            await desk.WaitForFunctionAsync("() => document.querySelector('.voice-note').currentTime > 0.3");
            await desk.Keyboard.PressAsync("w");
            await desk.GetByLabel("公开显示的文字").FillAsync("村口的井房门坏了，谁给修？");
            await desk.Keyboard.PressAsync("Control+Enter");
            await Expect(desk.Locator(".dt h1")).ToHaveTextAsync("村口的井房门坏了，谁给修？");
            await desk.GetByRole(AriaRole.Button, new() { Name = "放行文字" }).ClickAsync();
            await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "放行文字" })).ToBeHiddenAsync();

            await using var reader = await browser.PersonAsync(demo.Site);
            var other = await reader.NewPageAsync();
            await other.GotoAsync($"/orders/{number}");
            await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "村口的井房门坏了" })).ToBeVisibleAsync();
            Assert.Equal(0, await other.Locator("audio").CountAsync());
            var sound = await desk.Locator(".voice-note").GetAttributeAsync("src");
            Assert.NotEqual(200, (await reader.APIRequest.GetAsync(sound!, new() { MaxRedirects = 0 })).Status);
        });
    }

    [Fact]
    public async Task Without_a_recorder_as_in_wechat_there_is_a_file_field()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await person.AddInitScriptAsync("delete window.MediaRecorder");
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            await page.GotoAsync("/orders/new");
            var field = page.GetByLabel("不方便打字？说给我们听");
            await Expect(field).ToBeVisibleAsync();
            Assert.NotNull(await field.GetAttributeAsync("capture"));
            await field.SetInputFilesAsync(new FilePayload { Name = "1.amr", MimeType = "audio/amr", Buffer = Encoding.ASCII.GetBytes("#!AMR\n" + new string('x', 400)) });
            await page.GetByLabel("哪个村？").SelectOptionAsync(new SelectOptionValue { Label = "柳溪村" });
            await page.GetByRole(AriaRole.Button, new() { Name = "点这一单" }).ClickAsync();
            await Expect(page.GetByText("您的点单号是")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Half_a_gigabyte_of_sound_and_a_hundred_kilobytes_of_text_are_refused_in_words_before_they_are_sent()
    {
        using var client = new HttpClient { BaseAddress = new Uri(demo.Site.Address) };
        foreach (var (length, type) in new[] { (500L * 1024 * 1024, "multipart/form-data; boundary=b"), (100L * 1024 * 1024, "application/x-www-form-urlencoded") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders/new") { Content = new StreamContent(Stream.Null) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            request.Content.Headers.ContentLength = length;
            request.Headers.ExpectContinue = true; // the body is sent only if it is wanted
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await client.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains(WebUtility.HtmlEncode("太大"), await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        await using var person = await browser.PersonAsync(demo.Site);
        var refused = await person.APIRequest.PostAsync("/orders/new", new()
        {
            Headers = new Dictionary<string, string> { ["Origin"] = demo.Site.Address, ["Accept"] = "application/json" },
            Form = person.APIRequest.CreateFormData().Set("what", new string('长', 100_000)),
        });
        Assert.Equal(413, refused.Status);
        Assert.Matches("[\u4e00-\u9fff]", (await refused.JsonAsync())!.Value.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Many_orders_are_tried_first_and_each_has_its_result()
    {
        await using var villager = await browser.PersonAsync(demo.Site);
        await using var moderator = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [villager, moderator], async () =>
        {
            var page = await villager.NewPageAsync();
            List<string> numbers = [await page.OrderAsync("一块儿办的第一单，晒场怎么分？"), await page.OrderAsync("一块儿办的第二单，磅秤准不准？")];
            var desk = await moderator.SignedInAsync(demo.Site, "changkong", "/desk/orders?view=pending");
            await desk.GetByRole(AriaRole.Button, new() { Name = "多选" }).ClickAsync();
            await desk.GetByLabel("找词、找单号").FillAsync("一块儿办");
            await desk.GetByLabel("找词、找单号").PressAsync("Enter");
            foreach (var number in numbers)
                await desk.GetByLabel(string.Create(CultureInfo.InvariantCulture, $"选上 {number}")).CheckAsync();
            await desk.GetByLabel("要做啥").SelectOptionAsync("reply");
            await desk.GetByLabel("说一句").FillAsync("收到了，两天内给您准信。");
            await desk.GetByRole(AriaRole.Button, new() { Name = "先看看" }).ClickAsync();
            await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^照办.* 2 单") }).ClickAsync();
            await Expect(desk.Locator(".bulk .badge.ok")).ToHaveCountAsync(2);

            await page.GotoAsync($"/orders/{numbers[1]}");
            await Expect(page.GetByText("两天内给您准信").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_order_taken_by_telephone_is_found_by_number_and_last_four_digits()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await using var caller = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [staff, caller], async () =>
        {
            var desk = await staff.SignedInAsync(demo.Site, "changkong", "/desk/orders/new");
            await desk.GetByLabel("他说了啥").FillAsync("家里水表转得快，找谁看？");
            await desk.GetByLabel("哪个村？").SelectOptionAsync(new SelectOptionValue { Label = "南坪村" });
            await desk.GetByLabel("他的电话").FillAsync("138 0000 7788");
            await desk.GetByRole(AriaRole.Button, new() { Name = "点这一单" }).ClickAsync();
            var number = await desk.Locator(".note.ok b").TextContentAsync();

            var page = await caller.NewPageAsync();
            await page.GotoAsync("/orders/find");
            await page.GetByLabel("点单号").FillAsync(number!);
            await page.GetByLabel("电话最后四位").FillAsync("7788");
            await page.GetByRole(AriaRole.Button, new() { Name = "查一查" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "家里水表转得快" })).ToBeVisibleAsync();
            Assert.DoesNotContain("7788", await page.ContentAsync(), StringComparison.Ordinal);
        });
    }

    // The console answers to keys once its circuit stands.
    private static Task KeysAsync(IPage desk) => desk.Locator("html[data-console-keys]").WaitForAsync();
}
