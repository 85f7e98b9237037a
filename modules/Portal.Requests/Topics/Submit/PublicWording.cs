using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Requests.Topics.Submit;

/// <summary>What of an order's words may stand in public: contact data removed, blanks tidied.</summary>
internal static partial class PublicWording
{
    /// <summary>At most this many characters are shown in public.</summary>
    public const int MaxLength = 200;

    private const string Mark = "▇▇";

    /// <summary>
    /// Numbers of seven digits and more (telephone, identity card, bank card, chat numbers), written apart or full width
    /// as well, and mail addresses are covered.
    /// </summary>
    public static string Of(string words)
    {
        var text = Blanks().Replace(words.Normalize(NormalizationForm.FormKC), " ").Trim();
        text = Mail().Replace(text, Mark);
        text = LongNumber().Replace(text, Mark);
        return text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\d.])\+?\d(?:[ \-—–_.·]?\d){5,17}[\dXx](?![\d])")]
    private static partial Regex LongNumber();
}
