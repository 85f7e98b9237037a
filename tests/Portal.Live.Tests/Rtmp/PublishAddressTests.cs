using Portal.Live.Rtmp;

namespace Portal.Live.Tests.Rtmp;

public sealed class PublishAddressTests
{
    [Theory]
    [InlineData("live", "KEY", "KEY")]
    [InlineData("live", "KEY?bandwidthtest=true", "KEY")]
    [InlineData("live?key=KEY", "", "KEY")]
    [InlineData("live?a=b&key=K%2BY", "anything", "K+Y")]
    [InlineData("live", "phone?key=KEY", "KEY")]
    [InlineData("live/KEY", "", "KEY")]
    [InlineData("live", "", null)]
    [InlineData("live", "?key=", null)]
    public void The_key_is_found_wherever_software_puts_it(string app, string name, string? key) => Assert.Equal(key, PublishAddress.FindKey(app, name));

    [Fact]
    public void A_key_longer_than_256_characters_is_none() => Assert.Null(PublishAddress.FindKey("live", new string('k', 257)));

    [Theory]
    [InlineData("live", true)]
    [InlineData("live?key=a", true)]
    [InlineData("live/a", true)]
    [InlineData("lively", false)]
    [InlineData("vod", false)]
    public void Only_live_is_ours(string app, bool ours) => Assert.Equal(ours, PublishAddress.IsLive(app));

    [Theory]
    [InlineData("k")]
    [InlineData("short12")]
    [InlineData("a-long-secret-key-of-32-characters")]
    public void A_masked_key_shows_two_characters_at_most(string key)
    {
        var masked = MaskedKey.Of(key);

        Assert.DoesNotContain(key.Length > 2 ? key[..3] : key, masked, StringComparison.Ordinal);
    }
}
