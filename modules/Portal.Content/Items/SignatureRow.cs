using Portal.Content.Types;

namespace Portal.Content.Items;

/// <summary>A review step passed, table <c>content_signatures</c>. One a version and step, one a version and person.</summary>
public sealed class SignatureRow
{
    /// <summary>The version that was signed.</summary>
    public Guid VersionId { get; set; }

    /// <summary>Which review.</summary>
    public ReviewStep Step { get; set; }

    /// <summary>The item, for the list of an item's signatures.</summary>
    public Guid ItemId { get; set; }

    /// <summary>Who signed.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The signer's name at that time.</summary>
    public required string PersonName { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Words of the reviewer, at most 500 characters; empty when there are none.</summary>
    public required string Remark { get; set; }
}
