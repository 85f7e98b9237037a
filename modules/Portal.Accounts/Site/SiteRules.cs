using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.Web;

namespace Portal.Accounts.Site;

/// <summary>What the administrator may enter about the portal.</summary>
internal static class SiteRules
{
    public const int MaxName = 20;
    public const int MaxLine = 60;
    public const int MaxFooter = 200;

    public static Refusal? Check(IStringLocalizer<AccountsTexts> t, SiteIdentity site)
    {
        if (!IsLine(site.Name, MaxName) || string.IsNullOrWhiteSpace(site.Name))
            return new Refusal(RefusalKind.Invalid, t["site.name.wrong", MaxName], "name");
        if (!PlaceRules.IsOfficePhone(site.Phone))
            return new Refusal(RefusalKind.Invalid, t["places.phone.wrong"], "phone");
        if (!IsLine(site.FooterText, MaxFooter))
            return new Refusal(RefusalKind.TooLarge, t["site.line.long", MaxFooter], "footerText");
        (string Field, string Value)[] lines =
        [
            ("englishName", site.EnglishName), ("host", site.Host), ("phoneHours", site.PhoneHours), ("icpRecord", site.IcpRecord), ("policeRecord", site.PoliceRecord),
        ];
        return lines.Where(l => !IsLine(l.Value, MaxLine)).Select(l => new Refusal(RefusalKind.TooLarge, t["site.line.long", MaxLine], l.Field)).FirstOrDefault();
    }

    public static SiteRow Fill(SiteRow row, SiteIdentity site)
    {
        row.Name = site.Name.Trim();
        row.EnglishName = site.EnglishName.Trim();
        row.Host = site.Host.Trim();
        row.Phone = site.Phone.Trim();
        row.PhoneHours = site.PhoneHours.Trim();
        row.IcpRecord = site.IcpRecord.Trim();
        row.PoliceRecord = site.PoliceRecord.Trim();
        row.FooterText = site.FooterText.Trim();
        row.Version++;
        return row;
    }

    private static bool IsLine(string text, int max) => text.Length <= max && !text.Any(char.IsControl);
}
