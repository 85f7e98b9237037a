using Microsoft.AspNetCore.Components;

namespace Portal.Kit.Components;

/// <summary>Stands where a list would be when it has nothing: says why, and offers what to do next.</summary>
public partial class EmptyState : ComponentBase
{
    /// <summary>One short sentence.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Name of an icon.</summary>
    [Parameter]
    public string Sign { get; set; } = "order";

    /// <summary>What happens next, or a button.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
