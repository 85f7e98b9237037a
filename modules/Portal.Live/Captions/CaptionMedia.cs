using System.Globalization;

namespace Portal.Live.Captions;

/// <summary>Captions as a multivariant playlist names them (RFC 8216bis §4.4.6.1).</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Address">Address of their playlist.</param>
internal sealed record CaptionMedia(string Language, string Address)
{
    /// <summary>The attribute by which a variant says that these captions go with it.</summary>
    public const string Attribute = ",SUBTITLES=\"captions\"";

    /// <summary>The tag. A player shows them to whom its settings say so; the name is the language's own.</summary>
    public string Tag => string.Create(
        CultureInfo.InvariantCulture,
        $"#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"{NameOf(Language)}\",LANGUAGE=\"{Language}\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"{Address}\"\n");

    private static string NameOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).NativeName.Replace('"', '\'');
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }
}
