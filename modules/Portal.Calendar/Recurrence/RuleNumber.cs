namespace Portal.Calendar.Recurrence;

/// <summary>Numbers in rules: a sign, then one to four digits (RFC 5545 §3.3.10 has none longer than three).</summary>
internal static class RuleNumber
{
    /// <summary>The number, or null when it is none.</summary>
    public static int? Read(string text)
    {
        var digits = text.AsSpan(text.Length > 0 && text[0] is '+' or '-' ? 1 : 0);
        if (digits.Length is 0 or > 4 || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');
        return text[0] == '-' ? -number : number;
    }
}
