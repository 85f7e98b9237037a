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
        var text = Blanks().Replace(string.Concat(words.Select(Narrow)), " ").Trim();
        text = Mail().Replace(text, Mark);
        text = LongNumber().Replace(text, Mark);
        return text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
    }

    // Digits and letters of full width only: punctuation stays as it was written.
    private static string Narrow(char c) =>
        c is >= '\uFF10' and <= '\uFF5A' && char.IsLetterOrDigit(c) ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\d.])\+?\d(?:[ \-—–_.·]?\d){5,17}[\dXx](?![\d])")]
    private static partial Regex LongNumber();
}
