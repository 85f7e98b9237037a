using Portal.Content.Types;

namespace Portal.Content.Items;

/// <summary>A version sent back with words, table <c>content_remarks</c>.</summary>
public sealed class RemarkRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The item.</summary>
    public Guid ItemId { get; set; }

    /// <summary>The version that was sent back.</summary>
    public Guid VersionId { get; set; }

    /// <summary>In which review.</summary>
    public ReviewStep Step { get; set; }

    /// <summary>Who sent it back.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The reviewer's name at that time.</summary>
    public required string PersonName { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The passage that is meant, at most 300 characters; empty for the whole text.</summary>
    public required string Passage { get; set; }

    /// <summary>What shall be changed, 1–500 characters.</summary>
    public required string Words { get; set; }
}
