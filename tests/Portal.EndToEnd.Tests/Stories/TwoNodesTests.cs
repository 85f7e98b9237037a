using Portal.EndToEnd.Tests.Running;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Two processes on one PostgreSQL database are one portal.</summary>
public sealed class TwoNodesTests(Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_written_on_one_node_appears_on_the_other()
    {
        await using var database = await TempDatabase.CreateAsync(OnDatabase.Postgres);
        await using var one = await SiteProcess.StartAsync(Ct, null, true, "--Storage:ConnectionString", database.ConnectionString);
        await using var two = await SiteProcess.StartAsync(Ct, null, true, "--Storage:ConnectionString", database.ConnectionString);
        await using var here = await browser.PersonAsync(one);
        await using var there = await browser.PersonAsync(two);
        await Witness.Watch(one, [here, there], async () =>
        {
            var mine = await here.NewPageAsync();
            await mine.GotoAsync("/rooms/qinghe");
            var theirs = await there.NewPageAsync();
            await theirs.GotoAsync("/rooms/qinghe");
            await mine.SayAsync("石桥老李", "这句话从一台机器到了另一台");
            await Expect(theirs.Locator("[data-comments]").GetByText("这句话从一台机器到了另一台")).ToBeVisibleAsync();
        });
    }
}
