namespace Portal.Content.Items;

/// <summary>Where the newest version of an item stands. An older version may be public meanwhile.</summary>
public enum ItemState
{
    /// <summary>撰写中.</summary>
    Writing,

    /// <summary>待初审.</summary>
    FirstReview,

    /// <summary>待复审.</summary>
    SecondReview,

    /// <summary>待终审.</summary>
    FinalReview,

    /// <summary>已通过, may be published.</summary>
    Approved,

    /// <summary>定时发布.</summary>
    Scheduled,

    /// <summary>已发布.</summary>
    Published,

    /// <summary>已下架.</summary>
    TakenDown,
}
