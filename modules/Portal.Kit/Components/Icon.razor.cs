using Microsoft.AspNetCore.Components;

namespace Portal.Kit.Components;

/// <summary>
/// An icon of the theme's sprite, on the 24 grid with round ends. Icons stand beside a word and are silent for screen
/// readers; one that stands alone needs <see cref="Label"/>. All names are shown on the page <c>/style</c>.
/// </summary>
public partial class Icon : ComponentBase
{
    /// <summary>Where the sprite lies, relative to the root: <c>SPRITE#name</c> in a hand-written <c>&lt;use&gt;</c>.</summary>
    public const string Sprite = "_content/Portal.Theme/icons.svg";

    /// <summary>Name in the sprite: <c>home</c>, <c>live</c>, <c>order</c>, <c>cal</c>, <c>check</c> …</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What a screen reader says; null where a word stands beside the icon.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>CSS class; <c>i</c> draws lines in the text's colour and size.</summary>
    [Parameter]
    public string Class { get; set; } = "i";

    private string Address => $"/{Assets[Sprite]}#{Name}";
}
