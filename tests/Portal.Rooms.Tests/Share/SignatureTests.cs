using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Rooms.Share;
using Portal.Testing;

namespace Portal.Rooms.Tests.Share;

/// <summary>The signature as a page asks for it, against a WeChat of our own.</summary>
public sealed class SignatureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_this_portal_is_signed_and_no_other()
    {
        await using var site = new PortalFactory
        {
            Settings = new() { ["Rooms:WeChat:AppId"] = "wx123", ["Rooms:WeChat:Secret"] = "s3cret", ["Rooms:WeChat:Api"] = "http://wechat.test" },
            Replace = services => services.AddHttpClient(WeChatTickets.Client).ConfigurePrimaryHttpMessageHandler(() => new WeChat()),
        };
        using var browser = site.Browser();
        const string page = "http://localhost/rooms/liuxi/1";

        var signed = await browser.GetFromJsonAsync<JsonElement>($"/wechat/signature?url={Uri.EscapeDataString(page)}", Ct);

        Assert.Equal("wx123", signed.GetProperty("appId").GetString());
        Assert.Equal(
            SignatureEndpoint.Sign("TICKET", signed.GetProperty("nonceStr").GetString()!, signed.GetProperty("timestamp").GetInt64(), page),
            signed.GetProperty("signature").GetString());
        foreach (var other in new[] { "http://evil.test/rooms/liuxi/1", "javascript:alert(1)", "/rooms/liuxi/1", "" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/wechat/signature?url={Uri.EscapeDataString(other)}", Ct)).StatusCode);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    private sealed class WeChat : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    request.RequestUri!.AbsolutePath == "/cgi-bin/stable_token" ? """{"access_token":"TOKEN","expires_in":7200}""" : """{"errcode":0,"ticket":"TICKET","expires_in":7200}""",
                    Encoding.UTF8,
                    "application/json"),
            });
    }
}
