using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Site;

/// <summary>An administrator of the root changes the portal's name and numbers.</summary>
internal sealed class ChangeSite(
    PortalStore store, SiteData data, ISignals signals, TimeProvider clock, IStringLocalizer<AccountsTexts> t, IPageCache? cache = null)
{
    /// <summary>The tag that the public frame names on every page.</summary>
    public const string FrameTag = "frame";

    public async Task<Outcome<Done>> HandleAsync(CurrentUser who, SiteIdentity site, CancellationToken ct = default)
    {
        if (SiteRules.Check(t, site) is { } wrong)
            return wrong;
        var outcome = await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                if (!await RootAdministrators.IsAsync(db, who, AccountsPermissions.Site, ct))
                    return (Outcome<Done>)new Refusal(RefusalKind.Forbidden, t["site.forbidden"]);
                var row = await db.Set<SiteRow>().AsTracking().SingleOrDefaultAsync(s => s.Id == SiteRow.Only, ct);
                if (row is null)
                    db.Add(row = new SiteRow { Name = site.Name });
                SiteRules.Fill(row, site);
                db.Audit(who, clock.UtcNow(), "accounts.site-changed", "site", detail: site.Name);
                return Done.Instance;
            },
            ct);
        if (outcome.IsDone)
            await SpreadAsync(ct);
        return outcome;
    }

    /// <summary>Everybody's memory and every cached page.</summary>
    public async Task SpreadAsync(CancellationToken ct)
    {
        data.Forget();
        await signals.RaiseAsync(SiteData.Topic, ct);
        if (cache is not null)
            await cache.EvictAsync([FrameTag], ct);
    }
}
