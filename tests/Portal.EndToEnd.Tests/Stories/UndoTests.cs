using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>The desk does not ask "are you sure": what was taken away is put back with one press.</summary>
public sealed class UndoTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task A_word_a_name_and_a_place_taken_away_are_put_back_with_one_press()
    {
        await using var staff = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [staff], async () =>
        {
            var desk = await staff.SignedInAsync(demo.Site, "zhuren", "/desk/words");
            await desk.GetByLabel("词表名").FillAsync("接头");
            await desk.GetByLabel("词，一行一个").FillAsync("磨盘暗号");
            await desk.GetByRole(AriaRole.Button, new() { Name = "加到词表" }).ClickAsync();
            var word = desk.Locator("main li", new() { HasText = "磨盘暗号" });
            await Expect(word).ToBeVisibleAsync();
            await word.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(word).ToHaveCountAsync(0);
            await desk.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
            await Expect(word).ToBeVisibleAsync();

            await desk.GotoAsync("/desk/names");
            await desk.GetByLabel("姓名", new() { Exact = true }).FillAsync("程拾穗");
            await desk.GetByRole(AriaRole.Button, new() { Name = "加上" }).ClickAsync();
            var name = desk.Locator("main .row", new() { HasText = "程拾穗" });
            await Expect(name).ToBeVisibleAsync();
            await name.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(name).ToHaveCountAsync(0);
            await desk.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
            await Expect(name).ToBeVisibleAsync();

            await desk.GotoAsync("/desk/places");
            var tree = desk.Locator("nav.tree");
            await tree.GetByRole(AriaRole.Button, new() { NameRegex = new("^柳溪村") }).ClickAsync();
            await desk.Locator("#n-name").FillAsync("打谷场网格");
            await desk.Locator("#n-slug").FillAsync("dagu");
            await desk.GetByRole(AriaRole.Button, new() { Name = "加上" }).ClickAsync();
            var place = tree.GetByRole(AriaRole.Button, new() { NameRegex = new("^打谷场网格") });
            await place.ClickAsync();
            await desk.GetByRole(AriaRole.Button, new() { Name = "撤掉这个地方" }).ClickAsync();
            await Expect(place).ToHaveCountAsync(0);
            await desk.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
            await Expect(place).ToBeVisibleAsync();

            // The demo's places stay as other stories know them.
            await place.ClickAsync();
            await desk.GetByRole(AriaRole.Button, new() { Name = "撤掉这个地方" }).ClickAsync();
            await Expect(place).ToHaveCountAsync(0);
        });
    }
}
