using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Content.Markup;

/// <summary>The page's title is its only h1.</summary>
internal sealed class LowerHeadings : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var level = Math.Clamp(heading.Level, 2, 4).ToString(CultureInfo.InvariantCulture);
        renderer.EnsureLine();
        renderer.Write("<h").Write(level).Write(">").WriteLeafInline(heading).Write("</h").Write(level).WriteLine(">");
    }
}

/// <summary>A picture that stands alone is a figure; its title is the caption.</summary>
internal sealed class Figures : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { } inline || inline.FirstChild is not LinkInline { IsImage: true } picture || picture.NextSibling is not null
            || LinkRules.Media(picture.Url) is null)
        {
            base.Write(renderer, paragraph);
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<figure>").WriteLeafInline(paragraph);
        if (!string.IsNullOrWhiteSpace(picture.Title))
            renderer.Write("<figcaption>").WriteEscape(picture.Title).Write("</figcaption>");
        renderer.WriteLine("</figure>");
    }
}

/// <summary>What somebody said; a last paragraph that starts with two dashes tells who.</summary>
internal sealed class Sayings : HtmlObjectRenderer<QuoteBlock>
{
    protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<blockquote>");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        foreach (var block in quote)
        {
            if (block == quote.LastChild && quote.Count > 1 && block is ParagraphBlock { Inline.FirstChild: LiteralInline literal } said
                && literal.Content.ToString().StartsWith("——", StringComparison.Ordinal))
            {
                literal.Content.Start += 2;
                literal.Content.TrimStart();
                renderer.Write("<footer>").WriteLeafInline(said).WriteLine("</footer>");
            }
            else
            {
                renderer.Write(block);
            }
        }

        renderer.ImplicitParagraph = implicitParagraph;
        renderer.WriteLine("</blockquote>");
    }
}

/// <summary>A table that is wider than a phone scrolls by itself.</summary>
internal sealed class ScrollingTables : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        table.GetAttributes().AddClass("tbl");
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"scroll\" tabindex=\"0\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
