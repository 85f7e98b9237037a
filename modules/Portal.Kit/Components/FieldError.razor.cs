using Microsoft.AspNetCore.Components;
using Portal.Kit.Outcomes;

namespace Portal.Kit.Components;

/// <summary>
/// The sentence under a field that was refused. Put <c>bad</c> on the field's block and point the input at it:
/// <c>&lt;input id="phone" aria-describedby="phone-err" aria-invalid="true"&gt; &lt;FieldError For="phone" Refusal="refusal" /&gt;</c>.
/// Renders nothing when the refusal belongs to another field.
/// </summary>
public partial class FieldError : ComponentBase
{
    /// <summary>Id of the input and name of the field in <see cref="Outcomes.Refusal.Field"/>.</summary>
    [Parameter, EditorRequired]
    public string For { get; set; } = "";

    /// <summary>The refusal of the whole form, or null.</summary>
    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>A sentence of its own, instead of a refusal.</summary>
    [Parameter]
    public string? Text { get; set; }

    private string? Message => Text ?? (Refusal is { } refusal && refusal.Field == For ? refusal.Message : null);
}
