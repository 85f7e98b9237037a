using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Rooms.Share;

namespace Portal.Rooms.Tests.Share;

public sealed class WeChatTicketsTests : IDisposable
{
    private const string Token = """{"access_token":"TOKEN","expires_in":7200}""";
    private const string Ticket = """{"errcode":0,"errmsg":"ok","ticket":"TICKET","expires_in":7200}""";
    private readonly FakeTimeProvider clock = new();
    private readonly FakeWeChat wechat = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => wechat.Dispose();

    [Fact]
    public async Task A_hundred_pages_ask_WeChat_once_in_two_hours()
    {
        wechat.Answers = [Token, Ticket, Token, Ticket];
        using var tickets = Tickets();

        var read = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => tickets.ReadAsync(Ct)));

        Assert.All(read, ticket => Assert.Equal("TICKET", ticket));
        Assert.Equal(2, wechat.Asked.Count);
        clock.Advance(TimeSpan.FromMinutes(114));
        await tickets.ReadAsync(Ct);
        Assert.Equal(2, wechat.Asked.Count);
        clock.Advance(TimeSpan.FromMinutes(2));
        await tickets.ReadAsync(Ct);
        Assert.Equal(4, wechat.Asked.Count);
    }

    [Fact]
    public async Task A_token_that_WeChat_no_longer_knows_is_renewed_once()
    {
        wechat.Answers = [Token, """{"errcode":40001,"errmsg":"invalid credential"}""", Token, Ticket];
        using var tickets = Tickets();

        Assert.Equal("TICKET", await tickets.ReadAsync(Ct));
        Assert.Contains("\"force_refresh\":true", wechat.Asked[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errcode":40013,"errmsg":"invalid appid"}""")]
    [InlineData("<html>busy</html>")]
    [InlineData("{}")]
    public async Task A_refusal_is_not_asked_again_for_a_minute_and_never_thrown(string answer)
    {
        wechat.Answers = [answer, Token, Ticket];
        using var tickets = Tickets();

        Assert.Null(await tickets.ReadAsync(Ct));
        Assert.Null(await tickets.ReadAsync(Ct));
        Assert.Single(wechat.Asked);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("TICKET", await tickets.ReadAsync(Ct));
    }

    [Fact]
    public void A_page_is_signed_as_WeChats_own_example_is()
    {
        // JS-SDK, appendix 1: ticket, nonce, time and address of the documentation, and the signature given there.
        const string ticket = "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";

        var signature = SignatureEndpoint.Sign(ticket, "Wm3WZYTPz0wzccnW", 1414587457, "http://mp.weixin.qq.com?params=value#share");

        Assert.Equal("0f9de62fce790f9a083d5c99e95740ceb90c27ed", signature);
    }

    private WeChatTickets Tickets() => new(
        wechat, Options.Create(new WeChatOptions { AppId = "wx1", Secret = "secret", Api = "https://wechat.test" }), clock, NullLogger<WeChatTickets>.Instance);

    /// <summary>Answers in order and remembers what it was asked.</summary>
    private sealed class FakeWeChat : HttpMessageHandler, IHttpClientFactory
    {
        public Queue<string> Queue { get; private set; } = new();

        public List<string> Asked { get; } = [];

        public string[] Answers
        {
            set => Queue = new Queue<string>(value);
        }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.Content is null ? request.RequestUri!.ToString() : await request.Content.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Queue.Dequeue(), Encoding.UTF8, "application/json") };
        }
    }
}
