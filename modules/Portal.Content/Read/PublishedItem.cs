using Portal.Content.Items;
using Portal.Content.Types;

namespace Portal.Content.Read;

/// <summary>A public item with its words.</summary>
/// <param name="Id">The item.</param>
/// <param name="Type">Key of the content type.</param>
/// <param name="PlaceId">Where it belongs.</param>
/// <param name="PlaceName">Name of that place.</param>
/// <param name="PlacePath">Path of that place.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Text">The words.</param>
/// <param name="FirstPublishedAt">First publication, UTC.</param>
/// <param name="PublishedAt">Publication of this version, UTC.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Signatures">Who signed this version, in order.</param>
public sealed record PublishedItem(
    Guid Id, string Type, Guid PlaceId, string PlaceName, string PlacePath, string Slug, ItemText Text,
    DateTime FirstPublishedAt, DateTime PublishedAt, Guid VersionId, IReadOnlyList<PublicSignature> Signatures)
{
    /// <summary>Public telephone number of the place's office; null when none is set.</summary>
    public string? PlacePhone { get; init; }
}

/// <summary>One line of the sign-off.</summary>
/// <param name="Step">Which review.</param>
/// <param name="PersonName">Who signed.</param>
/// <param name="At">When, UTC.</param>
public sealed record PublicSignature(ReviewStep Step, string PersonName, DateTime At);

/// <summary>What a list shows of a public item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Type">Key of the content type.</param>
/// <param name="PlaceId">Where it belongs.</param>
/// <param name="PlaceName">Name of that place.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">Summary, may be empty.</param>
/// <param name="CoverId">Cover picture, or null.</param>
/// <param name="Part">The typed part as JSON.</param>
/// <param name="PublishedAt">First publication, UTC.</param>
public sealed record ItemCard(
    Guid Id, string Type, Guid PlaceId, string PlaceName, string Slug, string Title, string Summary, Guid? CoverId, string Part, DateTime PublishedAt);

/// <summary>Which items a list shows.</summary>
/// <param name="PlacePath">At or below this place; null for all.</param>
/// <param name="Year">First published in this year (China); null for all.</param>
/// <param name="Except">Without this item.</param>
public sealed record CardFilter(string? PlacePath = null, int? Year = null, Guid? Except = null);

/// <summary>A page of a list.</summary>
/// <param name="Cards">The cards.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="Size">Cards on a page.</param>
public sealed record CardPage(IReadOnlyList<ItemCard> Cards, int Total, int Page, int Size)
{
    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
