namespace Portal.Kit.Web;

/// <summary>Where to go after a form. What arrives in an address may have been written by a stranger.</summary>
public static class ReturnUrl
{
    private const int MaxLength = 500;

    /// <summary><paramref name="asked"/> when it is a path of this site, else <paramref name="otherwise"/>.</summary>
    public static string Safe(string? asked, string otherwise = "/") => IsOurs(asked) ? asked! : otherwise;

    // Browsers read a backslash as a slash and drop tabs and line ends: "/\t/evil" is "//evil".
    private static bool IsOurs(string? asked) =>
        asked is { Length: > 0 and <= MaxLength }
        && asked[0] == '/'
        && (asked.Length == 1 || asked[1] is not ('/' or '\\'))
        && !asked.Any(c => char.IsControl(c) || c == '\\');
}
