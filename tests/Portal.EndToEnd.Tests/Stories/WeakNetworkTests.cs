using System.Net;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>What pages cost on the wire, in bytes, and that less is sent where the network is weak.</summary>
public sealed class WeakNetworkTests(DemoSite demo, Browser browser)
{
    private const long FirstVisit = 100 * 1024;
    private const long NextVisit = 20 * 1024;

    [Fact]
    public async Task Every_page_is_within_100_KB_on_a_first_visit_and_20_KB_on_the_next()
    {
        await using var somebody = await browser.PersonAsync(demo.Site, worker: false);
        var pages = await Pages.PublicAsync(await somebody.NewPageAsync());
        List<string> heavy = [];
        var known = await somebody.NewPageAsync();
        var again = await Wire.OnAsync(known);
        // Somebody who was on the home page and in a room before.
        await known.GotoAsync("/");
        await known.GotoAsync("/rooms/qinghe");
        foreach (var (name, address) in pages)
        {
            // A person of their own each: nothing in the cache.
            await using var person = await browser.PersonAsync(demo.Site, worker: false);
            var page = await person.NewPageAsync();
            var wire = await Wire.OnAsync(page);
            await page.GotoAsync(address);
            Assert.NotEqual(0, wire.Page);
            if (wire.Page > FirstVisit)
                heavy.Add($"{name}: {wire.Page} bytes at first: {string.Join(", ", wire.Arrived.OrderByDescending(a => a.Bytes).Take(5))}");

            again.Reset();
            await known.GotoAsync(address);
            Assert.NotEqual(0, again.Page);
            if (again.Page > NextVisit)
                heavy.Add($"{name}: {again.Page} bytes the next time: {string.Join(", ", again.Arrived.OrderByDescending(a => a.Bytes).Take(5))}");
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {wire.Page} {again.Page}");
        }

        Assert.True(heavy.Count == 0, string.Join(Environment.NewLine, heavy));
    }

    [Fact]
    public async Task What_the_worker_keeps_ahead_fits_into_the_first_visit_too()
    {
        using var client = new HttpClient { BaseAddress = new Uri(demo.Site.Address) };
        long sum = 0;
        foreach (var address in new[] { "/", "/sw.js", "/offline", "/calendar", "/orders/new" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            sum += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(sum, 1, 50 * 1024);
    }

    [Fact]
    public async Task Who_saves_data_gets_small_pictures_from_the_same_addresses()
    {
        await using var person = await browser.PersonAsync(demo.Site, phone: false);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/stories");
        var picture = await page.Locator("main img[srcset]").First.GetAttributeAsync("src");
        var wide = $"{demo.Site.Address}{picture!.Split('?')[0]}?w=1600";
        using var client = new HttpClient();
        var whole = await SizeAsync(client, wide, null, null);
        Assert.InRange(await SizeAsync(client, wide, "on", null), 1, whole - 1);
        Assert.InRange(await SizeAsync(client, wide, null, "net=slow"), 1, whole - 1);
    }

    [Fact]
    public async Task A_line_that_turns_out_slow_is_remembered_and_the_room_offers_to_listen()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            var wire = await Wire.OnAsync(page);
            await wire.SlowAsync(kilobits: 250, latency: 300, slowdown: 1);
            await page.GotoAsync("/");
            await page.WaitForFunctionAsync("() => document.cookie.includes('net=slow')");
            await page.GotoAsync("/rooms/qinghe");
            await Assertions.Expect(page.Locator(".player-words").GetByRole(AriaRole.Button, new() { Name = "只听声音" })).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('video').paused"));
            await page.Locator(".player-words").GetByRole(AriaRole.Button, new() { Name = "只听声音" }).ClickAsync();
            await Assertions.Expect(page.Locator(".player.is-listening")).ToBeVisibleAsync();
        });
    }

    private static async Task<long> SizeAsync(HttpClient client, string address, string? saveData, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (saveData is not null)
            request.Headers.Add("Save-Data", saveData);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Contains("Save-Data", answer.Headers.Vary);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
