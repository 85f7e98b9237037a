using Portal.Content.Items;
using Portal.Content.Markup;

namespace Portal.Content.Media.Browse;

/// <summary>An item in the library.</summary>
/// <param name="Facts">What pages show of it.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Bytes">Bytes of the file as uploaded.</param>
/// <param name="PlaceId">Whose library.</param>
/// <param name="PlaceName">Name of that place.</param>
/// <param name="At">Uploaded, UTC.</param>
/// <param name="Uses">How many texts show it now: their newest or their public version.</param>
public sealed record MediaLine(MediaFacts Facts, string Title, long Bytes, Guid PlaceId, string PlaceName, DateTime At, int Uses);

/// <summary>A page of the library.</summary>
/// <param name="Lines">At most <see cref="Size"/>, newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record MediaPage(IReadOnlyList<MediaLine> Lines, int Total)
{
    /// <summary>Items on a page.</summary>
    public const int Size = 24;

    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>What the library shows.</summary>
/// <param name="PlaceId">The library of this place; null for all that the person may see.</param>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Words">In its name or description; empty for all.</param>
/// <param name="UnusedOnly">Only what no text shows.</param>
public sealed record MediaFilter(Guid? PlaceId = null, MediaKind? Kind = null, string Words = "", bool UnusedOnly = false);

/// <summary>A text that shows an item of the library.</summary>
/// <param name="ItemId">The text.</param>
/// <param name="Title">Its newest title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsPublic">Whether some version of it is public.</param>
public sealed record MediaUse(Guid ItemId, string Title, ItemState State, bool IsPublic);

/// <summary>A place and how much its library holds.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="Count">Items.</param>
public sealed record MediaFolder(Guid PlaceId, int Count);
