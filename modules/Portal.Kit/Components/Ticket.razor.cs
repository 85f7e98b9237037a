using Microsoft.AspNetCore.Components;

namespace Portal.Kit.Components;

/// <summary>An order (点单) as a slip: how many want it, its public wording, and what the caller adds below.</summary>
public partial class Ticket : ComponentBase
{
    /// <summary>How many people want it.</summary>
    [Parameter, EditorRequired]
    public int Wanted { get; set; }

    /// <summary>Public wording.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The order's page, or null for a plain title.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>Word of the pine stamp on the stub when it was answered; null without.</summary>
    [Parameter]
    public string? Stamp { get; set; }

    /// <summary>Place, badge and buttons: usually <c>&lt;p class="line tiny mute"&gt;…&lt;span class="badge ok"&gt;…</c>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
