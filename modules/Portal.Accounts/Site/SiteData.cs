using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.Web;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Site;

/// <summary>The portal's name and numbers in memory.</summary>
internal sealed class SiteData(PortalStore store, TimeProvider clock, ISignals signals, IStringLocalizer<AccountsTexts> t) : ISiteIdentity, IDisposable
{
    public const string Topic = "accounts.site";

    private readonly Remembered<Said> said = new(store, signals, clock, Topic, ReadAsync);

    public async ValueTask<SiteIdentity> ReadAsync(CancellationToken ct = default) =>
        (await said.ReadAsync(ct)).Identity ?? new SiteIdentity(t["site.default-name"], t["site.default-name"]);

    public void Forget() => said.Forget();

    public void Dispose() => said.Dispose();

    private static async Task<Said> ReadAsync(PortalDb db, CancellationToken ct) =>
        new((await db.Set<SiteRow>().SingleOrDefaultAsync(s => s.Id == SiteRow.Only, ct))?.ToIdentity());

    // Null until somebody has named the portal.
    private sealed record Said(SiteIdentity? Identity);
}
