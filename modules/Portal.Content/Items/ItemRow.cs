namespace Portal.Content.Items;

/// <summary>A content item, table <c>content_items</c>. Its words are in <see cref="VersionRow"/>.</summary>
public sealed class ItemRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Key of the content type.</summary>
    public required string Type { get; set; }

    /// <summary>Where it belongs.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Last part of the public address; null until the first publication. Unique within the type.</summary>
    public string? Slug { get; set; }

    /// <summary>The slug that the first publication shall take, when the author or an import asks for one.</summary>
    public string? WantedSlug { get; set; }

    /// <summary>Where the newest version stands.</summary>
    public ItemState State { get; set; }

    /// <summary>The newest version.</summary>
    public Guid LatestVersionId { get; set; }

    /// <summary>The version that the public reads; null when it reads none.</summary>
    public Guid? PublishedVersionId { get; set; }

    /// <summary>First publication, UTC: the date that readers see and by which lists are sorted.</summary>
    public DateTime? FirstPublishedAt { get; set; }

    /// <summary>Publication of the public version, UTC.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>While scheduled: when to publish, UTC.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>When to take it down by itself, UTC; null for never.</summary>
    public DateTime? ArchiveAt { get; set; }

    /// <summary>Why it was taken down, at most 200 characters.</summary>
    public string? TakenDownReason { get; set; }

    /// <summary>When the newest version was made or something was decided, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Concurrency stamp, new with every change.</summary>
    public Guid Stamp { get; set; }
}
