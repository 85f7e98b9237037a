namespace Portal.Content.Items;

/// <summary>Every slug that an item has or had, table <c>content_slugs</c>: old addresses redirect, none is given twice.</summary>
public sealed class SlugRow
{
    /// <summary>Key of the content type.</summary>
    public required string Type { get; set; }

    /// <summary>The slug, at most 80 characters.</summary>
    public required string Slug { get; set; }

    /// <summary>Whose it is.</summary>
    public Guid ItemId { get; set; }
}
