using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>What does not fit is refused in words, leaves a line in the log, and changes nothing.</summary>
public sealed class BadInputTests(DemoSite demo, Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_key_is_refused_and_stays_out_of_the_log()
    {
        const string key = "not-a-key-of-ours-7351";
        await using var push = FfmpegPush.Start($"{demo.Site.PushAddress}/{key}");
        Assert.NotEqual("", await push.EndedAsync(Ct));
        await LoggedAsync("publish refused (UnknownKey)");
        Assert.DoesNotContain(key, demo.Site.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_on_the_push_port_is_closed_and_the_room_plays_on()
    {
        var port = new Uri(demo.Site.PushAddress).Port;
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port, Ct);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: here\r\n\r\n" + new string('x', 4000)), Ct);
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, Ct) > 0)
            {
                // Until the server closes.
            }
        }
        catch (IOException)
        {
            // A reset is a close, too.
        }

        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () => await (await person.InTheRoomOnAirAsync()).PlaysAsync());
    }

    [Fact]
    public async Task A_script_in_a_comment_is_shown_as_text_and_never_runs()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.InTheRoomOnAirAsync();
            var alerts = 0;
            page.Dialog += (_, dialog) =>
            {
                alerts++;
                dialog.DismissAsync();
            };
            await page.SayAsync("甲", "<img src=x onerror=alert(1)>看看");
            await Expect(page.Locator("[data-comments]").GetByText("<img src=x onerror=alert(1)>看看").First).ToBeVisibleAsync();
            await page.ReloadAsync();
            await Expect(page.Locator("[data-comments]").GetByText("<img src=x onerror=alert(1)>看看").First).ToBeVisibleAsync();
            Assert.Equal(0, await page.Locator("[data-comments] img[src=x]").CountAsync());
            Assert.Equal(0, alerts);
        });
    }

    [Fact]
    public async Task A_comment_of_a_megabyte_is_refused_in_words()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.InTheRoomOnAirAsync();
            var answer = await person.APIRequest.PostAsync(new Uri(page.Url).AbsolutePath, new()
            {
                Headers = new Dictionary<string, string> { ["Origin"] = demo.Site.Address, ["Accept"] = "application/json" },
                Form = person.APIRequest.CreateFormData().Set("name", "甲").Set("text", new string('长', 350_000)),
            });
            Assert.InRange(answer.Status, 400, 413);
            Assert.Matches("[\u4e00-\u9fff]", (await answer.JsonAsync())!.Value.GetProperty("title").GetString());
        });
    }

    [Fact]
    public async Task An_order_for_a_village_that_is_not_there_is_refused_beside_the_field_and_keeps_the_words()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [person], async () =>
        {
            var page = await person.NewPageAsync();
            await page.GotoAsync("/orders/new");
            await page.GetByLabel("您想听啥，或者愁啥？").FillAsync("没有的村也能点吗");
            await page.GetByLabel("哪个村？").EvaluateAsync("select => select.append(new Option('无此村', '0198c0de-0000-7000-8000-000000000000', true, true))");
            await page.GetByRole(AriaRole.Button, new() { Name = "点这一单" }).ClickAsync();
            await Expect(page.GetByText("没找着这个村")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("您想听啥，或者愁啥？")).ToHaveValueAsync("没有的村也能点吗");
        });
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var person = await browser.PersonAsync(demo.Site);
        var answer = await person.APIRequest.PostAsync("/orders/new", new()
        {
            Headers = new Dictionary<string, string> { ["Origin"] = "http://elsewhere.example" },
            Form = person.APIRequest.CreateFormData().Set("what", "别处来的"),
        });
        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task A_recipe_whose_places_form_a_circle_stops_the_start_with_a_sentence_and_leaves_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("portal-recipe-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "recipe.json"),
            """{"places":[{"slug":"a","parent":"b","name":"甲","level":"township"},{"slug":"b","parent":"a","name":"乙","level":"village"}]}""",
            Ct);
        await using var site = await SiteProcess.RunToEndAsync(Ct, null, true, "--Portal:Recipe", folder.FullName);
        Assert.Equal(1, site.ExitCode);
        Assert.Contains("地名表绕成了圈", site.Log, StringComparison.Ordinal);
        Assert.Equal("", site.Address);
        folder.Delete(recursive: true);
    }

    private async Task LoggedAsync(string words)
    {
        // ffmpeg has its answer before the log line is written.
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        for (var turn = 0; turn < 600 && !demo.Site.Log.Contains(words, StringComparison.Ordinal); turn++)
            await look.WaitForNextTickAsync(Ct);
        Assert.Contains(words, demo.Site.Log, StringComparison.Ordinal);
    }
}
