using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Media;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Storage.Signals;

namespace Portal.Content.Front;

/// <summary>Arranges the home page, the menu and the banner. For who carries <see cref="ContentPermissions.Front"/> at the root.</summary>
public sealed class Arrange
{
    private const int MostEntries = 12;

    private readonly ItemWrites writes;
    private readonly IPlaces places;
    private readonly IPageCache cache;
    private readonly FrontPage front;
    private readonly ISignals signals;

    internal Arrange(ItemWrites writes, IPlaces places, IPageCache cache, FrontPage front, ISignals signals) =>
        (this.writes, this.places, this.cache, this.front, this.signals) = (writes, places, cache, front, signals);

    /// <summary>Whether this person may.</summary>
    public async ValueTask<bool> MayAsync(CurrentUser user, CancellationToken ct = default) =>
        (await places.AllAsync(ct)).FirstOrDefault(p => p.ParentId is null) is { } root && user.May(ContentPermissions.Front, root.Path);

    /// <summary>Sets the order of the zones and which are left out.</summary>
    public Task<Outcome<Done>> ZonesAsync(CurrentUser user, IReadOnlyList<ArrangedZone> zones, CancellationToken ct = default) =>
        KeepAsync(user, ArrangementRow.Zones, zones, zones.Count > 50 || zones.Any(z => z.Name.Length > 60) ? "front.bad" : null, null, ct);

    /// <summary>Sets the menu: at most twelve entries that are shown, each with an address that a text may lead to.</summary>
    public Task<Outcome<Done>> MenuAsync(CurrentUser user, IReadOnlyList<ArrangedEntry> menu, CancellationToken ct = default)
    {
        var bad = menu.Count(e => !e.Hidden) > MostEntries || menu.Count > 40 ? "front.menu.many"
            : menu.Any(e => e.Label.Length > 8 || e.Label.Any(char.IsControl)) ? "front.menu.label"
            : menu.Any(e => !IsAddress(e.Path)) ? "front.address"
            : null;
        return KeepAsync(user, ArrangementRow.Menu, menu, bad, null, ct);
    }

    /// <summary>Sets the banner, or takes it away with <see cref="Banner.None"/>.</summary>
    public Task<Outcome<Done>> BannerAsync(CurrentUser user, Banner banner, CancellationToken ct = default)
    {
        var bad = banner.Title.Length > 30 || banner.Line.Length > 60 ? "front.banner.long"
            : banner.Address.Length > 0 && !IsAddress(banner.Address) ? "front.address"
            : null;
        return KeepAsync(user, ArrangementRow.Banner, banner, bad, banner.PictureId, ct);
    }

    private async Task<Outcome<Done>> KeepAsync<T>(CurrentUser user, string key, T said, string? bad, Guid? picture, CancellationToken ct)
    {
        if (!await MayAsync(user, ct))
            return writes.Refuse(RefusalKind.Forbidden, "front.forbidden");
        if (bad is not null)
            return writes.Refuse(RefusalKind.Invalid, bad, MostEntries);
        var outcome = await writes.RunAsync<Done>(
            async db =>
            {
                if (picture is { } id && !await db.Set<MediaRow>().AnyAsync(m => m.Id == id && m.Kind == MediaKind.Picture, ct))
                    return writes.Refuse(RefusalKind.Invalid, "check.lost-picture");
                var row = await db.Set<ArrangementRow>().AsTracking().FirstOrDefaultAsync(a => a.Key == key, ct);
                if (row is null)
                    db.Add(row = new ArrangementRow { Key = key, Json = "" });
                row.Json = JsonSerializer.Serialize(said);
                row.Version++;
                db.Audit(user, writes.Clock.UtcNow(), "content.front", $"front:{key}", null, row.Json.Length > 300 ? row.Json[..300] : row.Json);
                return Done.Instance;
            },
            ct);
        if (!outcome.IsDone)
            return outcome;
        front.Forget();
        await signals.RaiseAsync(FrontPage.Topic, ct);
        await cache.EvictAsync(["home", "frame"], ct);
        return outcome;
    }

    private static bool IsAddress(string address) =>
        address.Length is > 0 and <= 200 && LinkRules.Allows(address) && (address[0] == '/' || address.StartsWith("http", StringComparison.OrdinalIgnoreCase));
}
