using Portal.Content.Media;

namespace Portal.Content.Markup;

/// <summary>What a page must know of an item of the media library to show it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Name">File name in its address.</param>
/// <param name="Kind">Picture, sound or film.</param>
/// <param name="Alt">Words for who cannot see it.</param>
/// <param name="Width">Pixels; 0 when unknown.</param>
/// <param name="Height">Pixels; 0 when unknown.</param>
/// <param name="Widths">Widths in which a smaller WebP is kept, ascending.</param>
public sealed record MediaFacts(Guid Id, string Name, MediaKind Kind, string Alt, int Width, int Height, IReadOnlyList<int> Widths)
{
    /// <summary>Per cent from the left of what must be seen when it is cropped.</summary>
    public int FocusX { get; init; } = 50;

    /// <summary>Per cent from the top of what must be seen when it is cropped.</summary>
    public int FocusY { get; init; } = 50;

    /// <summary>Picture shown before a film or sound plays; null for none.</summary>
    public Guid? PosterId { get; init; }

    /// <summary>Address of that picture; null for none or when it has gone.</summary>
    public string? Poster { get; init; }

    /// <summary>Value of <c>style</c> for a picture that is cropped to its box; null where the middle will do.</summary>
    public string? Crop => (FocusX, FocusY) == (50, 50) ? null : FormattableString.Invariant($"object-position:{FocusX}% {FocusY}%");

    /// <summary>Address of the file as it was uploaded, relative to the root.</summary>
    public string Address => $"/media/{Id:D}/{Name}";

    /// <summary>Address of the variant of that width.</summary>
    public string At(int width) => $"{Address}?w={width}";

    /// <summary>Address of the smallest variant that is at least so wide, else of the file itself.</summary>
    public string AtLeast(int width) => Widths.FirstOrDefault(w => w >= width) is > 0 and var found ? At(found) : Address;

    /// <summary>Value of <c>srcset</c>; null when there are no variants.</summary>
    public string? SourceSet => Widths.Count == 0 ? null : string.Join(", ", Widths.Select(w => $"{At(w)} {w}w"));
}
