namespace Portal.Kit.Modules;

/// <summary>An entry in the head of public pages, after 首页.</summary>
/// <param name="TextKey">Key of the label in the module's texts; one to four characters in Chinese.</param>
/// <param name="Texts">The module's texts class.</param>
/// <param name="Path">Address with leading slash: <c>/rooms</c>. Marked as current on it and below it.</param>
/// <param name="Order">Smaller comes first: rooms 100, orders 200, board 300, calendar 400, stories 500, figures 600.</param>
public sealed record PublicEntry(string TextKey, Type Texts, string Path, int Order);
