using Portal.Content.Markup;
using Portal.Content.Media;

namespace Portal.Content.Tests.Markup;

public sealed class MarkdownPageTests
{
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000002");

    private static string Html(string markdown, MediaKind kind = MediaKind.Picture) =>
        MarkdownPage.ToHtml(markdown, new Dictionary<Guid, MediaFacts> { [Id] = new(Id, "a.png", kind, "柿子树", 1200, 675, [320, 640]) }).Trim();

    [Fact]
    public void A_picture_that_stands_alone_is_a_figure_with_its_title_as_caption()
    {
        var html = Html($"![巷子](/media/{Id}/a.png \"柿子红了\")");
        Assert.StartsWith("<figure><img", html, StringComparison.Ordinal);
        Assert.EndsWith("<figcaption>柿子红了</figcaption></figure>", html, StringComparison.Ordinal);
        Assert.Contains("width=\"1200\" height=\"675\"", html, StringComparison.Ordinal);
        Assert.Contains($"/media/{Id}/a.png?w=320 320w", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_words_gets_those_of_the_library() =>
        Assert.Contains("alt=\"柿子树\"", Html($"![](/media/{Id}/a.png)"), StringComparison.Ordinal);

    [Fact]
    public void A_film_gets_a_player() => Assert.Contains("<video controls", Html($"![短片](/media/{Id}/a.png)", MediaKind.Film), StringComparison.Ordinal);

    [Fact]
    public void A_picture_from_elsewhere_leaves_its_words() => Assert.Equal("<p>看 图</p>", Html("看 ![图](https://elsewhere.example/a.png)"));

    [Fact]
    public void Who_said_it_stands_below_the_saying() =>
        Assert.Contains("<footer>梁守义，61 岁</footer>", Html("> 轱辘转着，人就不孤单。\n>\n> —— 梁守义，61 岁"), StringComparison.Ordinal);

    [Fact]
    public void The_title_of_the_page_is_its_only_first_heading() => Assert.Equal("<h2>一</h2>", Html("# 一"));

    [Fact]
    public void A_text_nested_hundreds_deep_is_not_shown_and_not_a_crash()
    {
        var deep = new string('>', 5000) + "x";
        Assert.Equal("", Html(deep));
        Assert.False(MarkdownPage.Inspect(deep).IsReadable);
    }

    [Fact]
    public void Inspecting_names_what_is_missing_and_what_will_not_be_shown()
    {
        var facts = MarkdownPage.Inspect($"![](/media/{Id}/a.png)\n\n[x](javascript:alert(1)) ![y](https://elsewhere.example/b.png)");
        Assert.Equal([Id], facts.Media);
        Assert.Equal(["a.png"], facts.WithoutAlt);
        Assert.Equal(["javascript:alert(1)", "https://elsewhere.example/b.png"], facts.Dropped);
    }
}
