using Portal.Content.Exchange;

namespace Portal.Content.Tests.Exchange;

public sealed class FrontMatterTests
{
    private const string File = "---\ntitle: 桥头：修车铺\ntags: a, b\nfigures:\n  - 修了几回: 6,812 回\n---\n\n正文\n\n---\n\n还有\n";

    [Fact]
    public void Reads_values_lists_and_the_body()
    {
        var front = FrontMatter.Read(File)!;
        Assert.Equal("桥头：修车铺", front.Values["title"]);
        Assert.Equal([new("修了几回", "6,812 回")], front.Lists["figures"]);
        Assert.Equal("正文\n\n---\n\n还有", front.Body);
    }

    [Fact]
    public void Writes_what_it_reads() => Assert.Equal(File, FrontMatter.Read(File)!.Write());

    [Theory]
    [InlineData("")]
    [InlineData("title: x")]
    [InlineData("---\ntitle: x")]
    [InlineData("---\nno colon\n---\n")]
    [InlineData("---\n  - a: b\n---\n")]
    public void What_is_no_front_matter_is_refused(string text) => Assert.Null(FrontMatter.Read(text));
}
