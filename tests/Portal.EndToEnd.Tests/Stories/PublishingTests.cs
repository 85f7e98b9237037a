using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>Staff write, import, upload and arrange in a browser; what does not fit is refused in words and what was written stays.</summary>
public sealed class PublishingTests(DemoSite demo, Browser browser)
{
    [Fact]
    public async Task A_word_file_becomes_text_with_heading_table_and_picture_and_a_bomb_is_refused()
    {
        await using var editor = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [editor], async () =>
        {
            var desk = await editor.SignedInAsync(demo.Site, "bianji", "/desk/stories/new/article");
            var text = await TextAsync(desk);
            await text.ClickAsync();
            await desk.Keyboard.TypeAsync("开头是我写的。");
            var word = desk.Locator("input[type=file][accept*='.docx']");
            await word.SetInputFilesAsync(File("老程.docx", WordFile.Of("夜里巡水渠", "三十年，", await PngAsync(desk, "docx"))));
            await Expect(desk.GetByText("已导入，放进 1 张图片")).ToBeVisibleAsync();
            await Expect(text.Locator("h2")).ToContainTextAsync("夜里巡水渠");
            await Expect(text.Locator("strong")).ToContainTextAsync("一分不收");
            await Expect(text.Locator("td", new() { HasText = "312" })).ToBeVisibleAsync();
            await Expect(text.Locator("img[src*='/media/']")).ToHaveCountAsync(1);

            foreach (var lies in new[] { false, true })
            {
                await word.SetInputFilesAsync(File("好稿子.docx", WordFile.Bomb(lies)));
                await Expect(desk.GetByRole(AriaRole.Alert).GetByText("解开来大得不正常")).ToBeVisibleAsync();
            }

            await word.SetInputFilesAsync(File("图.docx", "不是 Word"u8.ToArray()));
            await Expect(desk.GetByRole(AriaRole.Alert).GetByText("打不开这个文件")).ToBeVisibleAsync();
            await Expect(text).ToContainTextAsync("开头是我写的");
        });
    }

    [Fact]
    public async Task What_is_pasted_from_word_keeps_its_pictures_and_fifty_megabytes_are_refused()
    {
        await using var editor = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [editor], async () =>
        {
            var desk = await editor.SignedInAsync(demo.Site, "bianji", "/desk/stories/new/article");
            var text = await TextAsync(desk);
            await text.ClickAsync();
            var hex = Convert.ToHexStringLower(await PngAsync(desk, "rtf"));
            await PasteAsync(
                desk,
                "<html><body><h1>巡渠记</h1><p class=MsoNormal>老程<b>天天</b>来<script>document.title='x'</script></p><p><img width=10 src=\"file:///C:/Temp/clip_image001.png\" alt=\"渠边\"></p></body></html>",
                @"{\rtf1{\*\shppict{\pict{\*\picprop{\sp{\sn x}{\sv 1}}}\picscalex100\pngblip\bliptag7{\*\blipuid 00ff} " + hex + @"}}{\nonshppict{\pict\wmetafile8 0100}}}");
            await Expect(text.Locator("h2")).ToContainTextAsync("巡渠记");
            await Expect(text.Locator("strong")).ToContainTextAsync("天天");
            await Expect(text.Locator("img[src*='/media/']")).ToHaveCountAsync(1);

            await PasteAsync(desk, null, "");
            await Expect(desk.GetByText("粘贴的内容太大").First).ToBeVisibleAsync();
            await Expect(text).ToContainTextAsync("巡渠记");
        });
    }

    [Fact]
    public async Task What_was_never_saved_is_there_again_after_a_crash_without_network()
    {
        await using var editor = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [editor], async () =>
        {
            var desk = await editor.SignedInAsync(demo.Site, "bianji", "/desk/stories/new/story");
            var text = await TextAsync(desk);
            await desk.GetByLabel("标题", new() { Exact = true }).FillAsync("没存的那一篇");
            await text.ClickAsync();
            await desk.Keyboard.TypeAsync("这句到了服务器。");
            await Expect(desk.GetByText("已自动保存").First).ToBeVisibleAsync();

            // The network goes, then the browser.
            await editor.SetOfflineAsync(true);
            await desk.Keyboard.TypeAsync("这句只在浏览器里。");
            await desk.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('这句只在浏览器里'))");
            await editor.SetOfflineAsync(false);
            var address = new Uri(desk.Url).AbsolutePath;
            await desk.CloseAsync();

            var again = await editor.NewPageAsync();
            await again.GotoAsync("/desk/stories");
            await again.GetByRole(AriaRole.Link, new() { NameRegex = new("没存的那一篇") }).First.ClickAsync();
            await again.ArrivesAsync($"**{address}");
            await Expect(again.GetByText("上次没存完的内容还在").First).ToBeVisibleAsync();
            await Expect(again.Locator("ins", new() { HasText = "这句到了服务器。这句只在浏览器里" }).First).ToBeVisibleAsync();
            await again.GetByRole(AriaRole.Button, new() { Name = "接着写" }).ClickAsync();
            await Expect(await TextAsync(again)).ToContainTextAsync("这句到了服务器。这句只在浏览器里");
            await Expect(again.GetByLabel("标题", new() { Exact = true })).ToHaveValueAsync("没存的那一篇");
        });
    }

    [Fact]
    public async Task Two_editors_see_each_other_and_the_later_save_loses_nothing()
    {
        await using var one = await browser.PersonAsync(demo.Site, phone: false);
        await using var two = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [one, two], async () =>
        {
            var here = await one.SignedInAsync(demo.Site, "bianji", "/desk/stories/new/article");
            await TextAsync(here);
            await here.GetByLabel("标题", new() { Exact = true }).FillAsync("两个人写的一篇");
            await (await TextAsync(here)).ClickAsync();
            await here.Keyboard.TypeAsync("底稿。");
            await here.GetByRole(AriaRole.Button, new() { Name = "存草稿" }).ClickAsync();
            await here.ArrivesAsync(new System.Text.RegularExpressions.Regex("/desk/stories/[0-9a-f-]{36}$"));
            await Expect(here.GetByText("已存为第 1 版").First).ToBeVisibleAsync();
            await (await TextAsync(here)).ClickAsync();
            await here.Keyboard.TypeAsync("甲正在写。");
            await Expect(here.GetByText("已自动保存").First).ToBeVisibleAsync();

            var there = await two.SignedInAsync(demo.Site, "zhuren", new Uri(here.Url).AbsolutePath);
            await Expect(there.GetByText("也在改这一篇").First).ToBeVisibleAsync();
            await (await TextAsync(there)).ClickAsync();
            await there.Keyboard.TypeAsync("乙先存了。");
            await there.GetByRole(AriaRole.Button, new() { Name = "存草稿" }).ClickAsync();
            await Expect(there.GetByText("已存为第 2 版").First).ToBeVisibleAsync();

            await here.GetByRole(AriaRole.Button, new() { Name = "存草稿" }).ClickAsync();
            await Expect(here.GetByText("先存了一版").First).ToBeVisibleAsync();
            await Expect(here.Locator("ins", new() { HasText = "甲正在写" }).First).ToBeVisibleAsync();
            await Expect(await TextAsync(here)).ToContainTextAsync("甲正在写");
            await here.GetByRole(AriaRole.Button, new() { Name = "用我的" }).ClickAsync();
            await Expect(here.GetByText("已存为第 3 版").First).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Files_dropped_on_the_library_go_in_with_their_words_and_not_without()
    {
        await using var editor = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [editor], async () =>
        {
            var desk = await editor.SignedInAsync(demo.Site, "bianji", "/desk/media");
            await desk.GetByText("把文件拖到这里").WaitForAsync();
            await desk.Locator(".drop[data-ready]").WaitForAsync();
            var png = await PngAsync(desk, "library");
            await DropAsync(desk, "shuiqu.png", png);
            var arriving = desk.Locator(".arriving");
            await Expect(arriving.GetByText("shuiqu.png")).ToBeVisibleAsync();
            await Expect(arriving.GetByRole(AriaRole.Button, new() { Name = "放进去" })).ToBeDisabledAsync();

            // How much has arrived is told while it goes: the upload is held back until the bar was seen.
            var seen = new TaskCompletionSource();
            await desk.RouteAsync("**/desk/media/upload*", async route =>
            {
                await seen.Task;
                await route.ContinueAsync();
            });
            await arriving.GetByRole(AriaRole.Textbox).FillAsync("清早的水渠");
            await arriving.GetByRole(AriaRole.Button, new() { Name = "放进去" }).ClickAsync();
            await Expect(arriving.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            seen.SetResult();
            await Expect(desk.Locator(".shelf").GetByText("shuiqu").First).ToBeVisibleAsync();
            await Expect(arriving).ToHaveCountAsync(0);

            await DropAsync(desk, "photo.jpg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray());
            await arriving.GetByRole(AriaRole.Textbox).FillAsync("假照片");
            await arriving.GetByRole(AriaRole.Button, new() { Name = "放进去" }).ClickAsync();
            await Expect(arriving.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await Expect(arriving.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("假照片");
        });
    }

    [Fact]
    public async Task A_reader_makes_a_picture_of_a_story_to_send()
    {
        await using var reader = await browser.PersonAsync(demo.Site);
        await Witness.Watch(demo.Site, [reader], async () =>
        {
            var page = await reader.NewPageAsync();
            await page.GotoAsync("/stories/qiaotou-xiuchepu");
            await page.GetByText("转给乡亲").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "做张图发群里" }).ClickAsync();
            var drawn = page.Locator("[data-picture] img");
            await Expect(drawn).ToBeVisibleAsync();
            Assert.Equal(750, await drawn.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"));
            await Expect(page.Locator("[data-picture] a[download]")).ToHaveAttributeAsync("download", new System.Text.RegularExpressions.Regex("修车铺.*\\.png$"));
        });
    }

    private static async Task<ILocator> TextAsync(IPage desk)
    {
        var text = desk.Locator(".vditor-wysiwyg [contenteditable=true]").First;
        await text.WaitForAsync();
        return text;
    }

    private static FilePayload File(string name, byte[] content) => new()
    {
        Name = name,
        MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Buffer = content,
    };

    // A picture as no other: the library keeps one file once.
    private static async Task<byte[]> PngAsync(IPage page, string words) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        """
        words => {
          const canvas = document.createElement('canvas');
          canvas.width = 600;
          canvas.height = 400;
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#7A9A6A';
          pen.fillRect(0, 0, 600, 400);
          pen.fillStyle = '#fff';
          pen.font = '60px sans-serif';
          pen.fillText(words, 60, 200);
          return canvas.toDataURL('image/png').split(',')[1];
        }
        """,
        words));

    // Null pastes fifty megabytes, which are made in the browser.
    private static async Task PasteAsync(IPage desk, string? html, string rtf) => await desk.EvaluateAsync(
        """
        ([html, rtf]) => {
          const data = new DataTransfer();
          data.setData('text/html', html ?? `<p>${'长'.repeat(50 * 1024 * 1024)}</p>`);
          if (rtf) data.setData('text/rtf', rtf);
          document.querySelector('.vditor-wysiwyg [contenteditable=true]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { html, rtf });

    private static async Task DropAsync(IPage desk, string name, byte[] content) => await desk.Locator(".drop").EvaluateAsync(
        """
        (label, [name, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name, { type: name.endsWith('.png') ? 'image/png' : 'image/jpeg' }));
          label.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
          label.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { name, Convert.ToBase64String(content) });
}
