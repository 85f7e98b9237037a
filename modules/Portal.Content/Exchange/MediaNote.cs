namespace Portal.Content.Exchange;

/// <summary>What <c>media.json</c> of an exported folder says about a file beside it.</summary>
internal sealed record MediaNote
{
    public Guid? Id { get; init; }

    /// <summary>Path of the place whose library it is in.</summary>
    public string? Place { get; init; }

    public string? Name { get; init; }

    public string? Title { get; init; }

    public string? Alt { get; init; }

    public int FocusX { get; init; } = 50;

    public int FocusY { get; init; } = 50;

    /// <summary>File of the picture shown before it plays.</summary>
    public string? Poster { get; init; }

    public DateTime? At { get; init; }
}
