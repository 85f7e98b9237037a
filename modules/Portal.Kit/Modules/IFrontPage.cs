namespace Portal.Kit.Modules;

/// <summary>Theme and site ask: how have the staff arranged the home page and the menu? Answered by Content; without an answer the modules' own order holds.</summary>
public interface IFrontPage
{
    /// <summary>The arrangement that holds now. From memory.</summary>
    ValueTask<FrontArrangement> ReadAsync(CancellationToken ct = default);
}

/// <summary>The home page and the menu as they are shown.</summary>
/// <param name="Zones">Zones of the home page, in order.</param>
/// <param name="Menu">Entries of the head after 首页, in order.</param>
public sealed record FrontArrangement(IReadOnlyList<HomeZone> Zones, IReadOnlyList<MenuEntry> Menu)
{
    /// <summary>What the modules say by themselves.</summary>
    public static FrontArrangement Of(ModuleList modules) =>
        new([.. modules.Home], [.. modules.Menu.Select(e => new MenuEntry(e.Path, null, e))]);
}

/// <summary>An entry in the head of public pages.</summary>
/// <param name="Path">Address: a path of this site, or http(s) to another.</param>
/// <param name="Label">What the staff call it; null for the module's own label.</param>
/// <param name="Own">The module's entry; null for a link that the staff added.</param>
public sealed record MenuEntry(string Path, string? Label, PublicEntry? Own);
