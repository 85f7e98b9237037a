namespace Portal.Content.Markup;

/// <summary>Which addresses a text may lead to.</summary>
internal static class LinkRules
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>
    /// http, https, mailto, tel, or relative to this site. Browsers drop tabs, line ends and leading spaces before they read
    /// the scheme, and take a backslash for a slash (WHATWG URL §4.4): such addresses are refused whole.
    /// </summary>
    public static bool Allows(string? address)
    {
        if (string.IsNullOrEmpty(address) || address.Length > 2000)
            return false;
        foreach (var character in address)
        {
            if (character is <= ' ' or '\\' or '\u007f' or '"' or '<' or '>' || char.IsControl(character) || char.IsWhiteSpace(character))
                return false;
        }

        if (address.StartsWith("//", StringComparison.Ordinal))
            return false;
        var end = address.AsSpan().IndexOfAny(":/?#");
        if (end < 0 || address[end] != ':')
            return true;
        return Array.Exists(Schemes, s => address.AsSpan(0, end).Equals(s, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The item of the media library that an address names, <c>/media/ID/name</c>; null for every other address.</summary>
    public static Guid? Media(string? address)
    {
        const string Prefix = "/media/";
        if (address is null || !address.StartsWith(Prefix, StringComparison.Ordinal) || !Allows(address))
            return null;
        var rest = address.AsSpan(Prefix.Length);
        var slash = rest.IndexOf('/');
        return slash > 0 && rest[(slash + 1)..].IndexOfAny("/?#") < 0 && Guid.TryParseExact(rest[..slash], "D", out var id) ? id : null;
    }
}
