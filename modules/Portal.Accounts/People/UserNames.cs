namespace Portal.Accounts.People;

/// <summary>User names of staff: 3–40 ASCII letters, digits, hyphens, dots; not a telephone number, not the names that villagers' rows carry.</summary>
internal static class UserNames
{
    public static bool Fits(string? name) =>
        name is { Length: >= 3 and <= 40 }
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
        && name.Any(char.IsAsciiLetter)
        && !name.StartsWith("v-", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("closed-", StringComparison.OrdinalIgnoreCase);
}
