using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Two processes on one PostgreSQL database are one portal.</summary>
public sealed class TwoNodesTests(Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_and_a_story_of_one_node_appear_on_the_other()
    {
        await using var database = await TempDatabase.CreateAsync(OnDatabase.Postgres);
        await using var one = await SiteProcess.StartAsync(Ct, null, true, "--Storage:ConnectionString", database.ConnectionString);
        await using var two = await SiteProcess.StartAsync(Ct, null, true, "--Storage:ConnectionString", database.ConnectionString);
        await using var here = await browser.PersonAsync(one);
        await using var there = await browser.PersonAsync(two);
        List<IBrowserContext> people = [here, there];
        await Witness.Watch(one, people, async () =>
        {
            var mine = await here.NewPageAsync();
            await mine.GotoAsync("/rooms/qinghe");
            var theirs = await there.NewPageAsync();
            await theirs.GotoAsync("/rooms/qinghe");
            await mine.SayAsync("石桥老李", "这句话从一台机器到了另一台");
            await Expect(theirs.Locator("[data-comments]").GetByText("这句话从一台机器到了另一台")).ToBeVisibleAsync();

            // The second node has the gallery in its cache before the first publishes.
            await theirs.GotoAsync("/stories");
            await Newsroom.PublishAsync(browser, one, "两台机器一条渠", "渠水从上村流到下村，谁也不截。", people);
            for (var turn = 0; turn < 20 && await theirs.GetByText("两台机器一条渠").CountAsync() == 0; turn++)
                await theirs.ReloadAsync();
            await Expect(theirs.GetByText("两台机器一条渠").First).ToBeVisibleAsync();
        });
    }
}
