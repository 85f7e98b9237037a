using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.Web;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Accounts.Site;

/// <summary>The portal's name and numbers in memory, renewed as the place tree is.</summary>
internal sealed class SiteData : ISiteIdentity, IDisposable
{
    public const string Topic = "accounts.site";

    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);
    private readonly PortalStore store;
    private readonly TimeProvider clock;
    private readonly IStringLocalizer<AccountsTexts> t;
    private readonly IDisposable subscription;
    private volatile Snapshot? current;

    public SiteData(PortalStore store, TimeProvider clock, ISignals signals, IStringLocalizer<AccountsTexts> t)
    {
        this.store = store;
        this.clock = clock;
        this.t = t;
        subscription = signals.Subscribe(Topic, Forget);
    }

    public async ValueTask<SiteIdentity> ReadAsync(CancellationToken ct = default)
    {
        if (current is not { } known || clock.GetElapsedTime(known.At) >= Oldest)
        {
            var at = clock.GetTimestamp();
            await using var db = store.Open();
            var row = await db.Set<SiteRow>().SingleOrDefaultAsync(s => s.Id == SiteRow.Only, ct);
            current = known = new Snapshot(row?.ToIdentity(), at);
        }

        return known.Identity ?? new SiteIdentity(t["site.default-name"], t["site.default-name"]);
    }

    public void Forget() => current = null;

    public void Dispose() => subscription.Dispose();

    private sealed record Snapshot(SiteIdentity? Identity, long At);
}
