using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Content.Markup;
using Portal.Content.Media;
using Portal.Content.Paste;

namespace Portal.Content.Tests.Markup;

public sealed class Nothing_runs
{
    private static readonly Guid Picture = Guid.Parse("0190a000-0000-7000-8000-000000000001");
    private static readonly Dictionary<Guid, MediaFacts> Library = new() { [Picture] = new(Picture, "a.png", MediaKind.Picture, "一张图", 800, 600, [320]) };

    private static readonly HashSet<string> Elements =
    [
        "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "footer", "pre", "code", "em", "strong", "del", "ins", "mark", "sub", "sup", "a", "img", "figure",
        "figcaption", "br", "hr", "div", "table", "thead", "tbody", "tr", "th", "td", "video", "audio",
    ];

    private static readonly HashSet<string> Attributes =
        ["href", "rel", "src", "srcset", "sizes", "alt", "width", "height", "loading", "class", "style", "start", "tabindex", "controls", "preload", "aria-label", "poster"];

    [Theory]
    [MemberData(nameof(ScriptTricks.All), MemberType = typeof(ScriptTricks))]
    public void Written_as_markdown(string trick) => Check(MarkdownPage.ToHtml(trick, Library));

    [Theory]
    [MemberData(nameof(ScriptTricks.All), MemberType = typeof(ScriptTricks))]
    public void Between_words_and_in_a_list(string trick) => Check(MarkdownPage.ToHtml($"前\n\n- 一 {trick}\n- 二\n\n后", Library));

    [Theory]
    [MemberData(nameof(ScriptTricks.All), MemberType = typeof(ScriptTricks))]
    public void Pasted_as_html(string trick) => Check(MarkdownPage.ToHtml(HtmlToMarkdown.Convert(trick, p => p.Address) ?? "", Library));

    [Fact]
    public void There_are_at_least_two_hundred_tricks() => Assert.True(ScriptTricks.All.Count >= 200);

    private static void Check(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}").Body!;
        foreach (var element in body.Descendants<IElement>())
        {
            Assert.Contains(element.LocalName, Elements);
            foreach (var attribute in element.Attributes)
                Check(attribute, html);
        }
    }

    private static void Check(IAttr attribute, string html)
    {
        Assert.Contains(attribute.Name, Attributes);
        if (attribute.Name is "src" or "srcset" or "poster")
            Assert.StartsWith($"/media/{Picture}/a.png", attribute.Value, StringComparison.Ordinal);
        if (attribute.Name == "style")
            Assert.Matches("^text-align: ?(left|right|center);?$", attribute.Value);
        if (attribute.Name == "href")
        {
            Assert.False(attribute.Value.StartsWith("//", StringComparison.Ordinal), html);
            var address = new Uri(new Uri("https://portal.example/stories/x"), attribute.Value);
            Assert.Contains(address.Scheme, new[] { "http", "https", "mailto", "tel" });
        }
    }
}
