namespace Portal.Content.Review.Who;

/// <summary>Who signs which review at a place: the three steps mapped to roles. Inherited from the place above.</summary>
public sealed record ReviewerRules
{
    /// <summary>初审.</summary>
    public Reviewer First { get; init; } = Reviewer.FirstReviewer;

    /// <summary>复审.</summary>
    public Reviewer Second { get; init; } = Reviewer.SecondReviewer;

    /// <summary>终审.</summary>
    public Reviewer Final { get; init; } = Reviewer.FinalReviewer;
}

/// <summary>Roles that may be asked to sign.</summary>
public enum Reviewer
{
    /// <summary>初审员.</summary>
    FirstReviewer,

    /// <summary>复审员.</summary>
    SecondReviewer,

    /// <summary>终审员.</summary>
    FinalReviewer,

    /// <summary>宣传员, of another's text.</summary>
    Editor,

    /// <summary>领导.</summary>
    Leader,

    /// <summary>管理员.</summary>
    Administrator,
}
