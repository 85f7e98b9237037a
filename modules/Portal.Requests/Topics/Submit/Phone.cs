namespace Portal.Requests.Topics.Submit;

/// <summary>Telephone numbers as people write them.</summary>
internal static class Phone
{
    /// <summary>
    /// Digits only: a mobile number of eleven digits, or a landline of seven to twelve. False with the key of a sentence
    /// that says what is wrong. Blank is no number and fine.
    /// </summary>
    public static bool TryRead(string? written, out string? digits, out string? refusal)
    {
        (digits, refusal) = (null, null);
        if (string.IsNullOrWhiteSpace(written))
            return true;
        if (written.Length > 30 || written.Any(c => !IsDigit(c) && !" -+()\uFF08\uFF09\u2014".Contains(c)))
        {
            refusal = "phone.letters";
            return false;
        }

        var read = new string([.. written.Where(IsDigit).Select(c => (char)('0' + char.GetNumericValue(c)))]);
        if (read.Length == 13 && read.StartsWith("861", StringComparison.Ordinal))
            read = read[2..];
        refusal = read switch
        {
            ['1', not ('0' or '1' or '2'), ..] when read.Length == 11 => null,
            ['1', not ('0' or '1' or '2'), ..] when read.Length is > 7 and < 11 => "phone.short",
            ['1', not ('0' or '1' or '2'), ..] when read.Length > 11 => "phone.long",
            { Length: >= 7 and <= 12 } => null,
            _ => "phone.wrong",
        };
        digits = refusal is null ? read : null;
        return refusal is null;
    }

    /// <summary>For eyes that need not see it: <c>138****2046</c>.</summary>
    public static string Mask(string digits) => digits.Length >= 11 ? $"{digits[..3]}****{digits[^4..]}" : $"****{digits[^4..]}";

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '\uFF10' and <= '\uFF19';
}
