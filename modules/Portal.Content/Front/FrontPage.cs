using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Modules;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Content.Front;

/// <summary>The arrangement in memory: read when first asked and again when somebody changed it, on any node.</summary>
public sealed class FrontPage : IFrontPage, IDisposable
{
    internal const string Topic = "content.front";

    private readonly ModuleList modules;
    private readonly TimeProvider clock;
    private readonly Remembered<Snapshot> said;

    /// <summary>Listens for changes.</summary>
    public FrontPage(PortalStore store, ModuleList modules, TimeProvider clock, ISignals signals)
    {
        (this.modules, this.clock) = (modules, clock);
        said = new(store, signals, clock, Topic, ReadAsync);
    }

    /// <inheritdoc />
    public async ValueTask<FrontArrangement> ReadAsync(CancellationToken ct = default) => (await said.ReadAsync(ct)).Arrangement;

    /// <summary>The banner, <see cref="Banner.None"/> when there is none or its time is over.</summary>
    public async ValueTask<Banner> BannerAsync(CancellationToken ct = default)
    {
        var banner = (await said.ReadAsync(ct)).Banner;
        return banner.Until <= clock.GetUtcNow().UtcDateTime ? Banner.None : banner;
    }

    /// <summary>What the staff said about zones, menu and banner, for the form: every zone and entry, hidden ones too.</summary>
    public async ValueTask<(IReadOnlyList<ArrangedZone> Zones, IReadOnlyList<ArrangedEntry> Menu, Banner Banner)> FormAsync(CancellationToken ct = default)
    {
        var form = await said.ReadAsync(ct);
        return (form.Zones, form.Menu, form.Banner);
    }

    /// <inheritdoc />
    public void Dispose() => said.Dispose();

    internal void Forget() => said.Forget();

    private async Task<Snapshot> ReadAsync(PortalDb db, CancellationToken ct)
    {
        var rows = await db.Set<ArrangementRow>().ToDictionaryAsync(r => r.Key, r => r.Json, ct);
        var zones = Whole(Said<List<ArrangedZone>>(rows, ArrangementRow.Zones) ?? [], modules.Home, z => z.Name, z => z.Component.Name, z => new ArrangedZone(z.Component.Name, false));
        var menu = Said<List<ArrangedEntry>>(rows, ArrangementRow.Menu) ?? [];
        menu.AddRange(modules.Menu.Where(e => !menu.Exists(m => m.Path == e.Path)).Select(e => new ArrangedEntry(e.Path, "", false)));
        return new Snapshot(Arrange(zones, menu), zones, menu, Said<Banner>(rows, ArrangementRow.Banner) ?? Banner.None);
    }

    private FrontArrangement Arrange(IReadOnlyList<ArrangedZone> zones, IReadOnlyList<ArrangedEntry> menu)
    {
        var own = modules.Home.ToLookup(z => z.Component.Name);
        var entries = modules.Menu.ToLookup(e => e.Path);
        return new FrontArrangement(
            [.. zones.Where(z => !z.Hidden).SelectMany(z => own[z.Name].Take(1))],
            [.. menu.Where(e => !e.Hidden && (e.Label.Length > 0 || entries.Contains(e.Path)))
                .Select(e => new MenuEntry(e.Path, e.Label.Length > 0 ? e.Label : null, entries[e.Path].FirstOrDefault()))]);
    }

    // A zone of a module that came later stands where its module wants it: before the first one with a larger number.
    private static List<ArrangedZone> Whole(
        List<ArrangedZone> said, IEnumerable<HomeZone> own, Func<ArrangedZone, string> nameOf, Func<HomeZone, string> name, Func<HomeZone, ArrangedZone> plain)
    {
        var order = own.ToDictionary(name, z => z.Order);
        said.RemoveAll(z => !order.ContainsKey(nameOf(z)));
        foreach (var zone in own.Where(z => !said.Exists(s => nameOf(s) == name(z))))
        {
            var before = said.FindIndex(s => order[nameOf(s)] > zone.Order);
            said.Insert(before < 0 ? said.Count : before, plain(zone));
        }

        return said;
    }

    private static T? Said<T>(Dictionary<string, string> rows, string key)
        where T : class
    {
        try
        {
            return rows.TryGetValue(key, out var json) ? JsonSerializer.Deserialize<T>(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Snapshot(
        FrontArrangement Arrangement, IReadOnlyList<ArrangedZone> Zones, IReadOnlyList<ArrangedEntry> Menu, Banner Banner);
}
