using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>A room of its own with one episode, planned at the desk, its studio open.</summary>
public sealed partial class Broadcast
{
    private Broadcast(IPage studio, string push, string address, Guid id) => (Studio, Push, Address, Id) = (studio, push, address, id);

    /// <summary>The studio, signed in as an editor who may do everything in it.</summary>
    public IPage Studio { get; }

    /// <summary>Push address with the key.</summary>
    public string Push { get; }

    /// <summary>The episode's public page, from the root.</summary>
    public string Address { get; }

    /// <summary>The episode.</summary>
    public Guid Id { get; }

    /// <summary>Makes room and episode as an editor does, and shows the key.</summary>
    public static async Task<Broadcast> PlanAsync(IBrowserContext staff, SiteProcess site, string room, int delay = 0)
    {
        var desk = await staff.SignedInAsync(site, "bianji", "/desk/rooms/new");
        await desk.GetByLabel("直播间叫啥").FillAsync(room);
        await desk.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await desk.ArrivesAsync("**/desk/rooms/*/plan");
        await desk.GetByLabel("这一期讲啥").FillAsync($"{room}头一期");
        if (delay > 0)
            await desk.GetByLabel("延时几秒播出").FillAsync(delay.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await desk.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await desk.ArrivesAsync("**/desk/studio/*");
        await desk.GetByRole(AriaRole.Button, new() { Name = "显示推流码" }).ClickAsync();
        var push = $"{await desk.GetByLabel("服务器").InputValueAsync()}/{await desk.GetByLabel("推流码", new() { Exact = true }).InputValueAsync()}";
        var address = await desk.GetByRole(AriaRole.Link, new() { Name = "观众看到的页面" }).GetAttributeAsync("href");
        return new Broadcast(desk, push, address!, Guid.Parse(IdInAddress().Match(desk.Url).Groups[1].Value));
    }

    /// <summary>Presses 下播 and says yes.</summary>
    public async Task EndAsync()
    {
        await Studio.GetByRole(AriaRole.Button, new() { Name = "下播" }).ClickAsync();
        await Studio.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "下播" }).ClickAsync();
        await Assertions.Expect(Studio.GetByRole(AriaRole.Link, new() { Name = "回放和下载" })).ToBeVisibleAsync();
    }

    [GeneratedRegex("/desk/studio/([0-9a-f-]{36})")]
    private static partial Regex IdInAddress();
}
