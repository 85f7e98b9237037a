using System.Text;

namespace Portal.Kit.People;

/// <summary>
/// A Chinese mobile number. Personal data: keep it sealed (<c>SecretBox</c>), find it by its fingerprint, show it masked,
/// never log it. <see cref="ToString"/> gives the masked form, so that a slip of the pen shows nothing.
/// </summary>
public readonly record struct PhoneNumber
{
    private const int Digits = 11;

    private PhoneNumber(string national) => National = national;

    /// <summary>The eleven digits as dialled: <c>13800002041</c>.</summary>
    public string National { get; }

    /// <summary>The one form that is stored and fingerprinted, E.164: <c>+8613800002041</c>.</summary>
    public string Normal => "+86" + National;

    /// <summary>For people: <c>138****2041</c>.</summary>
    public string Masked => $"{National[..3]}****{National[^4..]}";

    /// <summary>The last four digits.</summary>
    public string LastFour => National[^4..];

    /// <summary>
    /// Reads what people type: spaces, hyphens, full-width digits and +86, 86 or 0086 in front are taken. False for anything
    /// but eleven digits that begin with 13 to 19, and for texts longer than 30 characters.
    /// </summary>
    public static bool TryParse(string? text, out PhoneNumber number)
    {
        number = default;
        if (text is not { Length: > 0 and <= 30 })
            return false;
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiDigit(c))
                kept.Append(c);
            else if (c is not (' ' or '-' or '+' or '(' or ')'))
                return false;
        }

        var digits = kept.ToString();
        if (digits.Length > Digits)
            digits = WithoutCountry(digits);
        if (digits.Length != Digits || digits[0] != '1' || digits[1] < '3')
            return false;
        number = new PhoneNumber(digits);
        return true;
    }

    /// <summary>The masked form.</summary>
    public override string ToString() => National is null ? "" : Masked;

    private static string WithoutCountry(string digits) =>
        digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..]
        : digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..]
        : digits;
}
