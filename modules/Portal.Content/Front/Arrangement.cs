namespace Portal.Content.Front;

/// <summary>A zone of the home page as arranged.</summary>
/// <param name="Name">Name of its component.</param>
/// <param name="Hidden">Whether it is left out.</param>
public sealed record ArrangedZone(string Name, bool Hidden);

/// <summary>An entry of the menu as arranged.</summary>
/// <param name="Path">A path of this site, or http(s) to another; 1–200 characters.</param>
/// <param name="Label">What it is called, at most 8 characters; empty for the module's own label.</param>
/// <param name="Hidden">Whether it is left out.</param>
public sealed record ArrangedEntry(string Path, string Label, bool Hidden);

/// <summary>The banner on top of the home page.</summary>
/// <param name="Title">At most 30 characters; empty for no banner.</param>
/// <param name="Line">One line below it, at most 60 characters.</param>
/// <param name="Address">Where it leads: a path of this site or http(s); may be empty.</param>
/// <param name="PictureId">A picture of the media library, or null.</param>
/// <param name="Until">Shown to this instant, UTC; null for as long as it stands.</param>
public sealed record Banner(string Title, string Line, string Address, Guid? PictureId, DateTime? Until)
{
    /// <summary>No banner.</summary>
    public static Banner None { get; } = new("", "", "", null, null);
}
