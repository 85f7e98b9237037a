namespace Portal.Kit.Modules;

/// <summary>The modules of this process, in registration order.</summary>
public sealed class ModuleList(IEnumerable<PortalModule> modules)
{
    /// <summary>All modules.</summary>
    public IReadOnlyList<PortalModule> All { get; } = [.. modules];

    /// <summary>All permissions of all modules.</summary>
    public IEnumerable<Permission> Permissions => All.SelectMany(m => m.Permissions);

    /// <summary>The desk's menu in order.</summary>
    public IEnumerable<DeskEntry> Desk => All.SelectMany(m => m.Desk).OrderBy(e => e.Order);

    /// <summary>The head's entries in order.</summary>
    public IEnumerable<PublicEntry> Menu => All.SelectMany(m => m.Menu).OrderBy(e => e.Order);

    /// <summary>The home page's zones in order.</summary>
    public IEnumerable<HomeZone> Home => All.SelectMany(m => m.Home).OrderBy(z => z.Order);

    /// <summary>The zones of 我的 in order.</summary>
    public IEnumerable<MeZone> Me => All.SelectMany(m => m.Me).OrderBy(z => z.Order);
}
