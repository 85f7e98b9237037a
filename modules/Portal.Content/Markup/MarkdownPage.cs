using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Content.Markup;

/// <summary>
/// From Markdown to HTML: no raw HTML, no attributes, links by <see cref="LinkRules"/>, pictures from the media library
/// only. Tables, strikethrough and plain addresses beside CommonMark.
/// </summary>
public static class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();

    /// <summary>The body as HTML. <paramref name="media"/> knows the pictures that the text names; one that it does not know is left out.</summary>
    public static string ToHtml(string markdown, IReadOnlyDictionary<Guid, MediaFacts> media)
    {
        if (Parse(markdown) is not { } document)
            return "";
        using var output = new StringWriter();
        var html = new HtmlRenderer(output);
        Pipeline.Setup(html);
        html.ObjectRenderers.Replace<LinkInlineRenderer>(new SafeLinks(media));
        html.ObjectRenderers.Replace<AutolinkInlineRenderer>(new SafeAutolinks());
        html.ObjectRenderers.Replace<HeadingRenderer>(new LowerHeadings());
        html.ObjectRenderers.Replace<ParagraphRenderer>(new Figures());
        html.ObjectRenderers.Replace<QuoteBlockRenderer>(new Sayings());
        html.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTables());
        html.Render(document);
        html.Writer.Flush();
        return output.ToString();
    }

    /// <summary>The words without marks, for search, descriptions and reading aloud.</summary>
    public static string ToPlainText(string markdown) => Parse(markdown) is null ? "" : Markdown.ToPlainText(markdown, Pipeline).Trim();

    /// <summary>What a text holds besides words. Null facts when it cannot be read: nested more deeply than any text is.</summary>
    internal static PageFacts Inspect(string markdown)
    {
        if (Parse(markdown) is not { } document)
            return new PageFacts(false, [], [], [], []);
        var media = new HashSet<Guid>();
        List<string> withoutAlt = [];
        List<string> dropped = [];
        List<string> links = [];
        foreach (var link in document.Descendants<LinkInline>())
        {
            var address = link.GetDynamicUrl?.Invoke() ?? link.Url;
            if (!link.IsImage && !LinkRules.Allows(address))
                dropped.Add(address ?? "");
            else if (!link.IsImage)
                links.Add(address!);
            if (LinkRules.Media(address) is { } id)
                media.Add(id);
            else if (link.IsImage)
                dropped.Add(address ?? "");
            if (link.IsImage && string.IsNullOrWhiteSpace(SafeLinks.Words(link)))
                withoutAlt.Add(address?.Split('/')[^1] ?? "");
        }

        dropped.AddRange(document.Descendants<AutolinkInline>().Where(a => !a.IsEmail && !LinkRules.Allows(a.Url)).Select(a => a.Url));
        return new PageFacts(true, media, withoutAlt, links, [.. dropped.Select(d => d.Length > 80 ? d[..80] : d)]);
    }

    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's guard against texts that are nested hundreds deep.
            return null;
        }
    }

    private static void Replace<TOld>(this ObjectRendererCollection renderers, IMarkdownObjectRenderer renderer)
        where TOld : class, IMarkdownObjectRenderer
    {
        renderers.RemoveAll(r => r is TOld);
        renderers.Insert(0, renderer);
    }
}

/// <summary>What a text holds besides words.</summary>
/// <param name="IsReadable">False when it is nested too deeply to be read.</param>
/// <param name="Media">Items of the media library that it shows or links.</param>
/// <param name="WithoutAlt">Names of pictures without words.</param>
/// <param name="Links">Addresses to which it leads.</param>
/// <param name="Dropped">Addresses that the page will not show.</param>
internal sealed record PageFacts(bool IsReadable, IReadOnlyCollection<Guid> Media, IReadOnlyList<string> WithoutAlt, IReadOnlyList<string> Links, IReadOnlyList<string> Dropped);
