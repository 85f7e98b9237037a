using System.Net;
using Microsoft.Extensions.Configuration;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

public sealed class CrossOriginTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_may_play_unless_sites_are_named()
    {
        LiveHost host = new();
        await host.InitializeAsync();
        await using (host)
        {
            using var answer = await AskAsync(host, HttpMethod.Get, "https://any.example");

            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Fact]
    public async Task Only_the_named_sites_may_play_and_are_told_so_beforehand()
    {
        LiveHost host = new() { Settings = { ["Live:AllowedOrigins:0"] = "https://county.example" } };
        await host.InitializeAsync();
        await using (host)
        {
            using var named = await AskAsync(host, HttpMethod.Get, "https://county.example");
            using var other = await AskAsync(host, HttpMethod.Get, "https://other.example");
            using var before = await AskAsync(host, HttpMethod.Options, "https://county.example");

            Assert.Equal("https://county.example", named.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Contains("Origin", named.Headers.Vary);
            Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Equal(HttpStatusCode.NoContent, before.StatusCode);
            Assert.Equal("https://county.example", before.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Contains("Range", before.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("county.example")]
    [InlineData("https://county.example/")]
    [InlineData("https://county.example/path")]
    public void A_site_named_wrongly_does_not_start(string origin)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Live:AllowedOrigins:0"] = origin }).Build();

        var error = Assert.Throws<InvalidOperationException>(() => LiveOptions.From(settings));

        Assert.Contains(origin, error.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(LiveHost host, HttpMethod method, string origin)
    {
        using HttpRequestMessage request = new(method, "/live/nobody/index.m3u8") { Headers = { { "Origin", origin } } };
        return await host.Http.SendAsync(request, Ct);
    }
}
