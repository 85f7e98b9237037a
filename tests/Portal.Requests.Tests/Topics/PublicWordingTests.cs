using Portal.Requests.Topics.Submit;

namespace Portal.Requests.Tests.Topics;

public sealed class PublicWordingTests
{
    [Theory]
    [InlineData("打13800002046找我")]
    [InlineData("打 138 0000 2046 找我")]
    [InlineData("打１３８００００２０４６找我")]
    [InlineData("打138-0000-2046找我")]
    [InlineData("身份证 110101199001011234")]
    [InlineData("身份证 11010119900101123X")]
    [InlineData("写信到 zhang.san@example.com")]
    [InlineData("座机 0900-1234567")]
    public void Contact_data_are_covered(string words)
    {
        var said = PublicWording.Of(words);
        Assert.Contains("▇▇", said, StringComparison.Ordinal);
        Assert.DoesNotContain("2046", said, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", said, StringComparison.Ordinal);
        Assert.DoesNotContain("example", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026 年 10 月能领吗？补贴 3600 元")]
    [InlineData("5 斤 38 元，亩产 1200 斤")]
    public void Years_prices_and_weights_stand(string words) => Assert.Equal(words, PublicWording.Of(words));
}
