namespace Portal.Kit.Web;

/// <summary>
/// What of the public frame a page wants: <c>@attribute [PageFrame(Tabs = false)]</c>. Without it a page has everything.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageFrameAttribute : Attribute
{
    /// <summary>False where something of the page takes the place of the phone's bottom bar, as the room's composer does.</summary>
    public bool Tabs { get; set; } = true;

    /// <summary>False where the page brings its own way back on phones; the head stays on wide screens.</summary>
    public bool HeadOnPhones { get; set; } = true;

    /// <summary>True for a page that fills a wall screen or an OBS source: no head, no foot, no bar.</summary>
    public bool Bare { get; set; }
}
