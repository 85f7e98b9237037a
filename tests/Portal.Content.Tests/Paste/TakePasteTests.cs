using System.Net;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Content.Media;
using Portal.Content.Media.Upload;
using Portal.Content.Paste;
using Portal.Content.Review;
using Portal.Content.Tests.Media;
using Portal.Content.Texts;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Paste;

public sealed class TakePasteTests
{
    [Fact]
    public async Task Pictures_of_a_page_of_WeChat_are_fetched_into_the_library_and_none_stays_elsewhere()
    {
        await using var host = await StartAsync();
        using var web = new Web();
        const string Html = "<section><p>正月十五</p><img data-src='https://mmbiz.example/a?wx_fmt=gif&amp;x=1' alt='合影'><img src='https://mmbiz.example/gone'><img src='https://mmbiz.example/page'></section>";
        var pasted = (await Take(host, web).HandleAsync(host.Editor, host.Liuxi.Id, Html, Ct))!;
        Assert.Equal((1, 2), (pasted.Pictures, pasted.Lost));
        Assert.Matches(@"^正月十五\n\n!\[合影\]\(/media/[0-9a-f\-]{36}/[a-z0-9\-]+\.gif\)$", pasted.Markdown);
        Assert.Equal(1, await host.CountAsync<MediaRow>());
        Assert.Contains("https://mmbiz.example/a?wx_fmt=gif&x=1", web.Asked);
    }

    [Fact]
    public async Task Pictures_inside_the_html_are_kept_and_those_of_the_library_stay()
    {
        await using var host = await StartAsync();
        using var web = new Web();
        var inside = $"data:image/png;base64,{Convert.ToBase64String(TinyFiles.Png())}";
        const string Ours = "/media/0190a000-0000-7000-8000-000000000002/a.png";
        var pasted = (await Take(host, web).HandleAsync(host.Editor, host.Liuxi.Id, $"<p>一<img src='{inside}'></p><p>二<img src='{Ours}' alt='旧'></p>", Ct))!;
        Assert.Equal((1, 0), (pasted.Pictures, pasted.Lost));
        Assert.Contains($"![旧]({Ours})", pasted.Markdown, StringComparison.Ordinal);
        Assert.Empty(web.Asked);
    }

    [Fact]
    public async Task A_stranger_puts_nothing_into_the_library()
    {
        await using var host = await StartAsync();
        using var web = new Web();
        var pasted = (await Take(host, web).HandleAsync(host.Elsewhere, host.Liuxi.Id, "<p>一<img src='https://mmbiz.example/a'></p>", Ct))!;
        Assert.Equal((0, 1), (pasted.Pictures, pasted.Lost));
        Assert.Equal(0, await host.CountAsync<MediaRow>());
    }

    [Theory]
    [InlineData("http://127.0.0.1/a.gif")]
    [InlineData("http://[::1]/a.gif")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://mmbiz.example/a.gif")]
    public async Task What_lies_in_our_own_network_is_never_asked_for(string address)
    {
        using var outside = new OutsidePictures(NullLogger<OutsidePictures>.Instance, PublicWeb.Handler());
        Assert.Empty(await outside.FetchAsync([address], Ct));
    }

    [Fact]
    public async Task A_page_of_a_thousand_pictures_asks_for_thirty()
    {
        using var web = new Web();
        using var outside = new OutsidePictures(NullLogger<OutsidePictures>.Instance, web);
        Assert.Equal(30, (await outside.FetchAsync(Enumerable.Range(0, 1000).Select(n => $"https://mmbiz.example/a?{n}"), Ct)).Count);
        Assert.Equal(30, web.Asked.Count);
    }

    private static TakePaste Take(ContentHost host, Web web) => new(
        host.Get<UploadMedia>(), new OutsidePictures(NullLogger<OutsidePictures>.Instance, web), host.Get<IStringLocalizer<ContentTexts>>());

    // A picture, something gone, and a page that is no picture.
    private sealed class Web : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Asked)
                Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(request.RequestUri.AbsolutePath switch
            {
                "/a" => new HttpResponseMessage { Content = new ByteArrayContent(TinyFiles.Gif) },
                "/page" => new HttpResponseMessage { Content = new StringContent("<html>") },
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            });
        }
    }
}
