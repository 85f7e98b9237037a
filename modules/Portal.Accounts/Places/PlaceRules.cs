using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;

namespace Portal.Accounts.Places;

/// <summary>What a place may be called and where it may stand.</summary>
internal static partial class PlaceRules
{
    public const int MaxName = 60;
    public const int MaxPath = 200;

    public static bool IsSlug(string? slug) => slug is { Length: <= 40 } && Slug().IsMatch(slug);

    /// <summary>柳溪村 → liuxicun: readings without spaces; empty where nothing is left.</summary>
    public static string SuggestSlug(string name) => string.Concat(Pinyin.SortKey(name, 40).Where(char.IsAsciiLetterOrDigit));

    public static bool IsName(string? name) => name is { Length: > 0 and <= MaxName } && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);

    /// <summary>An office telephone as printed on a board: digits, hyphens, spaces; null and empty mean none.</summary>
    public static bool IsOfficePhone(string? phone) =>
        phone is null or "" || (phone.Length <= 30 && phone.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '+') && phone.Any(char.IsAsciiDigit));

    /// <summary>Levels may be left out on the way down, never repeated or turned round; so the tree is at most four deep.</summary>
    public static bool MayStandBelow(PlaceLevel child, PlaceLevel parent) => child > parent;

    public static Refusal? CheckNameAndPhone(IStringLocalizer<AccountsTexts> t, string name, string? phone) =>
        !IsName(name) ? new Refusal(RefusalKind.Invalid, t["places.name.wrong", MaxName], "name")
        : !IsOfficePhone(phone) ? new Refusal(RefusalKind.Invalid, t["places.phone.wrong"], "phone")
        : null;

    public static Refusal? CheckPermission(IStringLocalizer<AccountsTexts> t, CurrentUser who, string path) =>
        who.May(AccountsPermissions.Places, path) ? null : new Refusal(RefusalKind.Forbidden, t["places.forbidden"]);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}
