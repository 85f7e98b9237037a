using Portal.Requests.Files;

namespace Portal.Requests.Topics.Submit;

/// <summary>An order about to be placed, checked for its form but not yet for its words.</summary>
/// <param name="Words">1–500 characters; empty only with a voice note.</param>
/// <param name="PlaceId">A place that is there.</param>
/// <param name="Key">Unique key of the form or comment, at most 60 characters.</param>
/// <param name="Channel"><c>page</c>, <c>comment</c>, <c>staff</c>, <c>phone</c>.</param>
internal sealed record NewTopic(string Words, Guid PlaceId, string Key, string Channel)
{
    public const int MaxWords = 500;

    /// <summary>Digits, or null.</summary>
    public string? Phone { get; init; }

    public Guid? AuthorId { get; init; }

    public bool Vulnerable { get; init; }

    /// <summary>The orderer does not want it in public.</summary>
    public bool Private { get; init; }

    /// <summary>The screen wants a person to look first.</summary>
    public bool Held { get; init; }

    /// <summary>What was said instead of, or beside, the words.</summary>
    public KeptFile? Voice { get; init; }

    public Guid? EpisodeId { get; init; }

    public int? Second { get; init; }
}
