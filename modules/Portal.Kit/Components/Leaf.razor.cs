using Microsoft.AspNetCore.Components;
using Portal.Kit.Time;

namespace Portal.Kit.Components;

/// <summary>A day as a leaf torn from an almanac. Festivals and solar terms take the weekday's place.</summary>
public partial class Leaf : ComponentBase
{
    /// <summary>The local day (see <see cref="ChinaTime.LocalDay"/>).</summary>
    [Parameter, EditorRequired]
    public DateOnly Day { get; set; }

    /// <summary>Stronger head, for today or the day that matters.</summary>
    [Parameter]
    public bool Now { get; set; }

    private AlmanacNames Names => new(T);
}
