using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Content.Media;

namespace Portal.Content.Markup;

/// <summary>Links whose address is allowed, pictures and players of the media library; of all else the words only.</summary>
internal sealed class SafeLinks(IReadOnlyDictionary<Guid, MediaFacts> media) : HtmlObjectRenderer<LinkInline>
{
    /// <summary>The words inside a link or picture.</summary>
    public static string Words(ContainerInline inline) => string.Concat(inline.Descendants<LeafInline>().Select(leaf => leaf switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url;
        if (link.IsImage)
        {
            WriteMedia(renderer, link, address);
            return;
        }

        if (!LinkRules.Allows(address))
        {
            renderer.WriteChildren(link);
            return;
        }

        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\"");
        if (address!.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            renderer.Write(" rel=\"noopener nofollow\"");
        renderer.Write(">").WriteChildren(link);
        renderer.Write("</a>");
    }

    private void WriteMedia(HtmlRenderer renderer, LinkInline link, string? address)
    {
        var words = Words(link);
        if (LinkRules.Media(address) is not { } id || !media.TryGetValue(id, out var facts))
        {
            renderer.WriteEscape(words);
            return;
        }

        if (string.IsNullOrWhiteSpace(words))
            words = facts.Alt;
        switch (facts.Kind)
        {
            case MediaKind.Picture:
                WritePicture(renderer, facts, words);
                break;
            case MediaKind.Film:
                renderer.Write("<video controls preload=\"none\" src=\"").WriteEscapeUrl(facts.Address).Write("\" aria-label=\"").WriteEscape(words).Write("\"");
                if (facts.Poster is { } poster)
                    renderer.Write(" poster=\"").WriteEscapeUrl(poster).Write("\"");
                renderer.Write("></video>");
                break;
            default:
                if (facts.Poster is { } cover)
                    renderer.Write("<img class=\"pic\" loading=\"lazy\" src=\"").WriteEscapeUrl(cover).Write("\" alt=\"\">");
                renderer.Write("<audio controls preload=\"none\" src=\"").WriteEscapeUrl(facts.Address).Write("\" aria-label=\"").WriteEscape(words).Write("\"></audio>");
                break;
        }
    }

    private static void WritePicture(HtmlRenderer renderer, MediaFacts facts, string words)
    {
        renderer.Write("<img class=\"pic\" loading=\"lazy\" src=\"").WriteEscapeUrl(facts.AtLeast(960)).Write("\"");
        if (facts.SourceSet is { } set)
            renderer.Write(" srcset=\"").WriteEscape(set).Write("\" sizes=\"(min-width: 920px) 700px, 100vw\"");
        if (facts is { Width: > 0, Height: > 0 })
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $" width=\"{facts.Width}\" height=\"{facts.Height}\""));
        renderer.Write(" alt=\"").WriteEscape(words).Write("\">");
    }
}

/// <summary>Addresses in angle brackets.</summary>
internal sealed class SafeAutolinks : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
        if (!LinkRules.Allows(address))
        {
            renderer.WriteEscape(link.Url);
            return;
        }

        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\">").WriteEscape(link.Url).Write("</a>");
    }
}
