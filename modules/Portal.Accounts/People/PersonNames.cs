using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;

namespace Portal.Accounts.People;

/// <summary>What people may be called. Whether it may stand in public the text screen of whoever shows it decides.</summary>
internal static class PersonNames
{
    public const int Max = 20;

    public static Refusal? Check(IStringLocalizer<AccountsTexts> t, string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > Max || !name.All(IsVisible)
            ? new Refusal(RefusalKind.Invalid, t["name.wrong", Max], "name")
            : null;

    // Format characters turn text round or hide it.
    private static bool IsVisible(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
