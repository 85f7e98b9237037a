namespace Portal.Moderation.Screen.Words;

/// <summary>A word that staff added to a place's list, table <c>moderation_words</c>.</summary>
public sealed class WordRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The place; the word holds there and below.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>As written, 2–40 characters; unique in its place.</summary>
    public required string Word { get; set; }

    /// <summary>What it does.</summary>
    public WordEffect Effect { get; set; }

    /// <summary>Name of the list, shown as the rule that fired; at most 20 characters.</summary>
    public required string List { get; set; }

    /// <summary>Added or changed, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who added it.</summary>
    public Guid? ById { get; set; }
}
