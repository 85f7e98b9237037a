using Microsoft.AspNetCore.Components;
using Portal.Kit.Outcomes;

namespace Portal.Kit.Components;

/// <summary>
/// Undo instead of "are you sure": a page of the desk holds one by <c>@ref</c>, calls <see cref="Offer"/> when something was
/// taken away, and <see cref="Forget"/> when the next thing is done. Only the last removal can be taken back, once.
/// </summary>
public partial class Undo : ComponentBase
{
    private string? said;
    private bool bad;
    private bool busy;
    private Func<Task<Refusal?>>? back;

    /// <summary>Called when it was put back, so that the page reads its list anew.</summary>
    [Parameter]
    public EventCallback Restored { get; set; }

    /// <summary>Says that <paramref name="name"/> was taken away; <paramref name="putBack"/> puts it back as it was, or says why it cannot.</summary>
    public void Offer(string name, Func<Task<Refusal?>> putBack)
    {
        (said, bad, back) = (T["undo.removed", name], false, putBack);
        StateHasChanged();
    }

    /// <summary>Something else was done since: nothing is offered any more.</summary>
    public void Forget()
    {
        (said, back) = (null, null);
        StateHasChanged();
    }

    private async Task BackAsync()
    {
        if (back is not { } put || busy)
            return;
        busy = true;
        try
        {
            var refusal = await put();
            // A refusal says why; what was taken away can be asked for again.
            (said, bad, back) = refusal is null ? (T["undo.done"].Value, false, null) : (refusal.Message, true, put);
        }
        finally
        {
            busy = false;
        }

        await Restored.InvokeAsync();
    }
}
