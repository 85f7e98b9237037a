namespace Portal.Content.Items;

/// <summary>What an author writes: the words of one version.</summary>
/// <param name="Title">1–<see cref="MaxTitle"/> characters.</param>
/// <param name="Body">Markdown, at most <see cref="MaxBody"/> characters.</param>
public sealed record ItemText(string Title, string Body)
{
    /// <summary>Longest title.</summary>
    public const int MaxTitle = 80;

    /// <summary>Longest summary.</summary>
    public const int MaxSummary = 200;

    /// <summary>Longest byline.</summary>
    public const int MaxByline = 80;

    /// <summary>Longest body: four times the longest report that a township paper prints.</summary>
    public const int MaxBody = 100_000;

    /// <summary>Longest typed part.</summary>
    public const int MaxPart = 20_000;

    /// <summary>One or two sentences for lists and share cards, at most <see cref="MaxSummary"/> characters.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Who wrote and photographed, as printed: 文 / 林小满　图 / 耿春来.</summary>
    public string Byline { get; init; } = "";

    /// <summary>A picture of the media library that stands above the text, or null.</summary>
    public Guid? CoverId { get; init; }

    /// <summary>The typed part: a JSON object in the shape of the content type.</summary>
    public string Part { get; init; } = "{}";

    /// <summary>The words of a stored version.</summary>
    public static ItemText Of(VersionRow version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Title, version.Body)
        {
            Summary = version.Summary,
            Byline = version.Byline,
            CoverId = version.CoverId,
            Part = version.Part,
        };
    }

    internal ItemText Trimmed() => this with { Title = Title.Trim(), Summary = Summary.Trim(), Byline = Byline.Trim(), Body = Body.Trim() };
}
