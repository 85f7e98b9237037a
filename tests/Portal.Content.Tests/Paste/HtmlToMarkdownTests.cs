using Portal.Content.Paste;

namespace Portal.Content.Tests.Paste;

public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<h1>大标题</h1><p>一段话</p>", "## 大标题\n\n一段话")]
    [InlineData("<p>他说<b>不收钱</b>，<i>真的</i></p>", "他说**不收钱**，*真的*")]
    [InlineData("<p><b> 两边有空 </b>后</p>", "**两边有空** 后")]
    [InlineData("<b style=\"font-weight:normal\"><p>谷歌文档</p></b>", "谷歌文档")]
    [InlineData("<p><span style='font-weight:700'>微信粗体</span></p>", "**微信粗体**")]
    [InlineData("<ul><li>一</li><li>二<ul><li>二之一</li></ul></li></ul>", "- 一\n- 二\n  - 二之一")]
    [InlineData("<ol><li>一</li><li>二</li></ol>", "1. 一\n2. 二")]
    [InlineData("<blockquote><p>甲</p><p>乙</p></blockquote>", "> 甲\n>\n> 乙")]
    [InlineData("<table><tr><td>村</td><td>人数</td></tr><tr><td>柳溪|东</td><td>12</td></tr></table>", "| 村 | 人数 |\n| --- | --- |\n| 柳溪\\|东 | 12 |")]
    [InlineData("<p><a href='https://example.org/a b'>坏</a><a href='https://example.org/(a)'>好</a></p>", "坏[好](<https://example.org/(a)>)")]
    [InlineData("<p>1. 不是列表</p><p># 不是标题</p><p>*不是*斜体</p>", "1\\. 不是列表\n\n\\# 不是标题\n\n\\*不是\\*斜体")]
    [InlineData("<p>一<br>二</p>", "一\n二")]
    [InlineData("<section><section><p>微信</p></section></section>", "微信")]
    [InlineData("<style>p{}</style><script>x</script><p>留下</p><o:p></o:p>", "留下")]
    [InlineData("", "")]
    public void Keeps_what_is_writing(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Fact]
    public void Lists_of_word_are_paragraphs_whose_mark_is_a_span()
    {
        const string Html = """
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>甲</p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>乙</p>
            """;
        Assert.Equal("- 甲\n- 乙", HtmlToMarkdown.Convert(Html));
    }

    [Fact]
    public void Pictures_are_those_of_the_library_or_none()
    {
        const string Html = "<p><img data-src='https://mmbiz.example/1' src='data:,' alt='合影'><img src='file:///C:/2.png'></p>";
        var picture = "/media/0190a000-0000-7000-8000-000000000002/a.png";
        Assert.Equal($"![合影]({picture})", HtmlToMarkdown.Convert(Html, p => p.Address.StartsWith("https://mmbiz", StringComparison.Ordinal) ? picture : null));
        Assert.Equal("", HtmlToMarkdown.Convert(Html, p => p.Address));
    }

    [Fact]
    public void A_hundred_thousand_nested_boxes_are_refused_not_a_crash() =>
        Assert.Null(HtmlToMarkdown.Convert(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x"));

    [Fact]
    public void Fifty_megabytes_are_refused() => Assert.Null(HtmlToMarkdown.Convert(new string('x', 50_000_000)));
}
