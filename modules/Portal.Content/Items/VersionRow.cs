namespace Portal.Content.Items;

/// <summary>One version of an item's words, table <c>content_versions</c>. Written once, never changed.</summary>
public sealed class VersionRow
{
    /// <summary>UUIDv7; signatures are bound to it.</summary>
    public Guid Id { get; set; }

    /// <summary>The item.</summary>
    public Guid ItemId { get; set; }

    /// <summary>1, 2, 3 … within the item.</summary>
    public int Number { get; set; }

    /// <summary>See <see cref="ItemText.Title"/>.</summary>
    public required string Title { get; set; }

    /// <summary>See <see cref="ItemText.Summary"/>.</summary>
    public required string Summary { get; set; }

    /// <summary>See <see cref="ItemText.Body"/>.</summary>
    public required string Body { get; set; }

    /// <summary>See <see cref="ItemText.Byline"/>.</summary>
    public required string Byline { get; set; }

    /// <summary>See <see cref="ItemText.CoverId"/>.</summary>
    public Guid? CoverId { get; set; }

    /// <summary>See <see cref="ItemText.Part"/>.</summary>
    public required string Part { get; set; }

    /// <summary>Who saved it; null when it was imported.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The author's name at that time.</summary>
    public required string AuthorName { get; set; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTime At { get; set; }
}
