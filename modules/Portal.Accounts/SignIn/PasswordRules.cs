using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Accounts.SignIn;

/// <summary>Long enough, and not the first thing that somebody tries. Nothing about capitals and signs: elders type on a phone.</summary>
internal static class PasswordRules
{
    public const int Min = 8;
    public const int Max = 128;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "password1", "passw0rd", "qwertyuiop", "qwerty123", "1q2w3e4r", "1qaz2wsx", "abcd1234", "a1234567", "a12345678",
        "aa123456", "abc12345", "asdfghjkl", "iloveyou", "5201314a", "woaini1314", "woaini520", "admin123", "admin888", "12341234", "11223344",
        "88888888", "66666666", "147258369", "123123123", "qq123456", "zxcvbnm1", "00000000",
    };

    public static Refusal? Check(IStringLocalizer<AccountsTexts> t, string? password, PhoneNumber? number = null)
    {
        if (password is not { Length: >= Min })
            return new Refusal(RefusalKind.Invalid, t["password.short", Min], "password");
        if (password.Length > Max)
            return new Refusal(RefusalKind.TooLarge, t["password.long", Max], "password");
        var easy = Common.Contains(password)
            || password.Distinct().Count() < 4
            || IsRun(password)
            || (number is { } phone && (phone.National.Contains(password, StringComparison.Ordinal) || password.Contains(phone.National, StringComparison.Ordinal)));
        return easy ? new Refusal(RefusalKind.Invalid, t["password.easy"], "password") : null;
    }

    /// <summary>12345678, 87654321, abcdefgh.</summary>
    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).Distinct().ToList();
        return steps is [1] or [-1];
    }
}
