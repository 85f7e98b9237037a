namespace Portal.Kit.Modules;

/// <summary>An entry in the menu of the staff desk.</summary>
/// <param name="TextKey">Key of the label in the module's texts.</param>
/// <param name="Texts">The module's texts class, see <c>IStringLocalizer&lt;T&gt;</c>.</param>
/// <param name="Path">Address below <c>/desk/</c>, with leading slash: <c>/desk/rooms</c>.</param>
/// <param name="Icon">Name of an icon in the theme's sprite.</param>
/// <param name="Needs">Shown to whoever carries this permission somewhere; null for all staff.</param>
/// <param name="Order">Smaller comes first.</param>
public sealed record DeskEntry(string TextKey, Type Texts, string Path, string Icon, Permission? Needs, int Order);
