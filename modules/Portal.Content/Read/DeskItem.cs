using Portal.Content.Items;
using Portal.Content.Review;
using Portal.Content.Types;

namespace Portal.Content.Read;

/// <summary>A page of items on the desk.</summary>
/// <param name="Lines">At most <see cref="Size"/>.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record DeskPage(IReadOnlyList<DeskLine> Lines, int Total)
{
    /// <summary>Lines on a page.</summary>
    public const int Size = 20;

    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>An item in a list of the desk.</summary>
/// <param name="Id">The item.</param>
/// <param name="Type">Key of the content type.</param>
/// <param name="PlaceName">Where it belongs.</param>
/// <param name="State">Where the newest version stands.</param>
/// <param name="IsPublic">Whether some version of it is public.</param>
/// <param name="Slug">Its slug, null before the first publication.</param>
/// <param name="Title">Title of the newest version.</param>
/// <param name="AuthorName">Who saved the newest version.</param>
/// <param name="Number">Number of the newest version.</param>
/// <param name="ChangedAt">Last change, UTC.</param>
/// <param name="PublishAt">When it will be published, UTC, while scheduled.</param>
public sealed record DeskLine(
    Guid Id, string Type, string PlaceName, ItemState State, bool IsPublic, string? Slug, string Title,
    string AuthorName, int Number, DateTime ChangedAt, DateTime? PublishAt);

/// <summary>An item with its history, for its editor and its reviewers.</summary>
/// <param name="Row">The item.</param>
/// <param name="Text">The newest words.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Signatures">Of all versions, newest first.</param>
/// <param name="Remarks">Newest first.</param>
/// <param name="Findings">What the machine check says about the newest words.</param>
public sealed record DeskItem(
    ItemRow Row, ItemText Text, IReadOnlyList<VersionLine> Versions, IReadOnlyList<SignatureRow> Signatures,
    IReadOnlyList<RemarkRow> Remarks, IReadOnlyList<Finding> Findings)
{
    /// <summary>The reviews that a version passes here, in order.</summary>
    public IReadOnlyList<ReviewStep> Steps { get; init; } = ContentType.ThreeReviews;

    /// <summary>Whether the reader may sign, or send back, what it waits for.</summary>
    public bool MaySign { get; init; }

    /// <summary>The review for which the newest version waits; null when it waits for none.</summary>
    public ReviewStep? WaitsFor => ReviewPlan.WaitsFor(Row.State);
}

/// <summary>A version in the history.</summary>
/// <param name="Id">The version.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Title">Its title.</param>
/// <param name="AuthorId">Who saved it; null when it was imported.</param>
/// <param name="AuthorName">The author's name.</param>
/// <param name="At">When, UTC.</param>
public sealed record VersionLine(Guid Id, int Number, string Title, Guid? AuthorId, string AuthorName, DateTime At);
