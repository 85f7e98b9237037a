using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Kit.Web;

namespace Portal.Kit.Components;

/// <summary>Previous and next as links that keep the rest of the address; shown when there is more than one page.</summary>
public partial class Pager : ComponentBase
{
    /// <summary>The page shown, from 1.</summary>
    [Parameter, EditorRequired]
    public int Page { get; set; } = 1;

    /// <summary>How many rows the whole list has.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>Rows a page.</summary>
    [Parameter, EditorRequired]
    public int Size { get; set; } = 20;

    /// <summary>Name of the query parameter.</summary>
    [Parameter]
    public string Parameter { get; set; } = "page";

    private int Last => Math.Max(1, (Total + Size - 1) / Size);

    private int Current => Math.Clamp(Page, 1, Last);

    private string To(int page) => Navigation.With(Parameter, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
}
