using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Site;
using Portal.Accounts.Texts;
using Portal.Kit.Web;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Accounts.Recipes;

/// <summary>Section <c>site</c>: name, telephone and record numbers, the properties of <see cref="SiteIdentity"/>.</summary>
internal sealed class SiteStep(SiteData data, IStringLocalizer<AccountsTexts> t) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Section => "site";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        if (section.Deserialize<RecipeSite>(Json) is not { Name: { } name } entry)
            throw new RecipeException(t["site.name.wrong", SiteRules.MaxName]);
        var site = new SiteIdentity(
            name, entry.EnglishName ?? "", entry.Host ?? "", entry.Phone ?? "", entry.PhoneHours ?? "", entry.IcpRecord ?? "", entry.PoliceRecord ?? "", entry.FooterText ?? "");
        if (SiteRules.Check(t, site) is { } wrong)
            throw new RecipeException($"site.{wrong.Field}: {wrong.Message}");
        var row = await db.Set<SiteRow>().AsTracking().SingleOrDefaultAsync(s => s.Id == SiteRow.Only, ct);
        if (row is null)
            db.Add(row = new SiteRow { Name = name });
        SiteRules.Fill(row, site);
        await db.SaveChangesAsync(ct);
        data.Forget();
    }
}

/// <summary>The section as written.</summary>
internal sealed record RecipeSite(
    string? Name, string? EnglishName, string? Host, string? Phone, string? PhoneHours, string? IcpRecord, string? PoliceRecord, string? FooterText);
