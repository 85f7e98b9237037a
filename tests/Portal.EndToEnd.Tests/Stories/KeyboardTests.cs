using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Watch, comment, order, register with the keyboard alone; at every stop one can see where one is.</summary>
public sealed class KeyboardTests(DemoSite demo, Browser browser)
{
    private const int FarthestStop = 220;

    // Where the focus is: its name, its address, and whether it shows. A hidden radio or tick box shows on its label.
    private const string Here =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return ['', '', 'true'];
          const name = e.getAttribute('aria-label') || (e.labels && e.labels[0] && e.labels[0].innerText) || e.innerText || e.value || '';
          const shown = e.matches('.vh') ? document.querySelector(`label[for="${e.id}"]`) || e : e;
          const ring = el => { const s = getComputedStyle(el); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
          const seen = ring(shown) || (e.matches('.vh') && [...document.querySelectorAll('.tabs,.seg')].some(ring)) || e.id === 'main';
          const box = shown.getBoundingClientRect();
          return [name.replace(/\s+/g, ' ').trim(), e.getAttribute('href') || e.id || '', String(seen && (box.width > 0 || e.matches('.vh')))];
        }
        """;

    [Fact]
    public async Task Watch_comment_order_and_register_without_touching_a_mouse()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            var activity = await page.OpenForRegistrationAsync();
            await page.GotoAsync("/");

            await page.Keyboard.PressAsync("Tab");
            Assert.Equal("跳到正文", (await page.EvaluateAsync<string[]>(Here))[0]);

            await TabToAsync(page, "^进直播间");
            await page.Keyboard.PressAsync("Enter");
            await page.ArrivesAsync(new Regex("/rooms/qinghe"));
            await page.PlaysAsync();
            await TabToAsync(page, "^停一下");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync("() => document.querySelector('video').paused");

            await TabToAsync(page, "^称呼");
            await page.Keyboard.InsertTextAsync("只用键盘的");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.InsertTextAsync("不用鼠标也说上话了");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("[data-comments]").GetByText("不用鼠标也说上话了")).ToBeVisibleAsync();

            await page.GotoAsync("/");
            await TabToAsync(page, "^点单$");
            await page.Keyboard.PressAsync("Enter");
            await page.ArrivesAsync("**/orders/new");
            await TabToAsync(page, "^您想听啥");
            await page.Keyboard.InsertTextAsync("井房的门锁坏了，找谁换？");
            await TabToAsync(page, "^哪个村");
            await page.Keyboard.PressAsync("ArrowDown");
            await TabToAsync(page, "^点这一单");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText("您的点单号是")).ToBeVisibleAsync();

            await TabToAsync(page, "^日历$");
            await page.Keyboard.PressAsync("Enter");
            await page.ArrivesAsync("**/calendar");
            await TabToAsync(page, activity, byAddress: true);
            await page.Keyboard.PressAsync("Enter");
            await page.ArrivesAsync("**" + activity + "*");
            await TabToAsync(page, "^(您的)?(称呼|姓名|怎么称呼)", otherwise: "name");
            await page.Keyboard.InsertTextAsync("老程");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.InsertTextAsync("19900005566");
            await TabToAsync(page, "^(报名|排队候补)$");
            await page.Keyboard.PressAsync("Enter");
            await page.ArrivesAsync("**/calendar/registration/*");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task New_comments_are_told_politely_and_can_be_held_still_by_keyboard()
    {
        await using var reader = await browser.PersonAsync(demo.Site, phone: false);
        await using var speaker = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [reader, speaker], async () =>
        {
            var page = await reader.InTheRoomOnAirAsync();
            var theirs = await speaker.InTheRoomOnAirAsync();
            var list = page.Locator("[data-comments]");
            await Expect(list).ToHaveAttributeAsync("aria-live", "polite");
            var hold = page.GetByRole(AriaRole.Button, new() { Name = "停一停" });
            await hold.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(list).ToHaveAttributeAsync("aria-live", "off");
            await theirs.SayAsync("赶集的", "停住的时候说的话");
            await Expect(theirs.Locator("[data-comments]").GetByText("停住的时候说的话")).ToBeVisibleAsync();
            await Expect(list.GetByText("停住的时候说的话")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Enter");
            await Expect(list.GetByText("停住的时候说的话")).ToBeVisibleAsync();
            await Expect(list).ToHaveAttributeAsync("aria-live", "polite");
        });
    }

    // Presses Tab until the focus is on what is named; fails where a stop on the way does not show.
    private static async Task TabToAsync(IPage page, string name, bool byAddress = false, string? otherwise = null)
    {
        List<string> way = [];
        for (var stop = 0; stop < FarthestStop; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var here = await page.EvaluateAsync<string[]>(Here);
            way.Add(here[0]);
            Assert.True(here[2] == "true", $"The focus cannot be seen on \"{here[0]}\" ({here[1]}) of {page.Url}");
            if (byAddress ? here[1].StartsWith(name, StringComparison.Ordinal) : Regex.IsMatch(here[0], name) || (otherwise is not null && here[1] == otherwise))
                return;
        }

        Assert.Fail($"{name} cannot be reached on {page.Url}. The way: {string.Join(" → ", way.Take(60))}");
    }
}
