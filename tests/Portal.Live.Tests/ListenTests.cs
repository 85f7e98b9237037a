using System.Text;
using Portal.Kit.Streams;
using Portal.Live.Listen;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

public sealed class ListenTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_radio_that_asks_is_told_the_title_between_the_sound()
    {
        StreamPlan plan = new(Guid.CreateVersion7(), "radio", TimeSpan.Zero, TimeSpan.FromSeconds(30), Record: false, Title: "柳溪村的'老规矩'");
        host.Gate.Set("key-radio", plan);
        await using var publisher = await Loop.StartAsync(host, "key-radio");
        await host.Changes.NextAsync(plan);
        using HttpRequestMessage request = new(HttpMethod.Get, "/live/radio.aac") { Headers = { { "Icy-MetaData", "1" } } };
        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var body = await answer.Content.ReadAsStreamAsync(Ct);
        var interval = int.Parse(answer.Headers.GetValues("icy-metaint").Single(), System.Globalization.CultureInfo.InvariantCulture);

        var (first, second) = (new byte[interval], new byte[interval]);
        await body.ReadExactlyAsync(first, Ct);
        var title = await BlockAsync(body);
        await body.ReadExactlyAsync(second, Ct);
        var again = await BlockAsync(body);

        Assert.Equal("StreamTitle='柳溪村的’老规矩’';", title);
        Assert.Equal("", again);
        AssertFramesFollowEachOther([.. first, .. second]);
    }

    [Fact]
    public async Task Who_does_not_ask_gets_sound_alone()
    {
        var plan = host.Gate.Add("key-plain", "plain");
        await using var publisher = await Loop.StartAsync(host, "key-plain");
        await host.Changes.NextAsync(plan);
        using var answer = await host.Http.GetAsync("/live/plain.aac", HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var body = await answer.Content.ReadAsStreamAsync(Ct);

        var sound = new byte[IcyMetadata.Interval * 2];
        await body.ReadExactlyAsync(sound, Ct);

        Assert.False(answer.Headers.Contains("icy-metaint"));
        AssertFramesFollowEachOther(sound);
    }

    private static async Task<string> BlockAsync(Stream body)
    {
        var length = new byte[1];
        await body.ReadExactlyAsync(length, Ct);
        var block = new byte[length[0] * 16];
        await body.ReadExactlyAsync(block, Ct);
        return Encoding.UTF8.GetString(block).TrimEnd('\0');
    }

    // Each ADTS header says where the next one is.
    private static void AssertFramesFollowEachOther(ReadOnlySpan<byte> sound)
    {
        for (var at = 0; at + 7 <= sound.Length; at += ((sound[at + 3] & 3) << 11) | (sound[at + 4] << 3) | (sound[at + 5] >> 5))
            Assert.Equal((0xFF, 0xF1), (sound[at], sound[at + 1]));
    }
}
