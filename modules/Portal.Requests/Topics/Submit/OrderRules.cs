namespace Portal.Requests.Topics.Submit;

/// <summary>What a place says about ordering.</summary>
internal sealed record OrderRules
{
    /// <summary>Key under which the rules are kept.</summary>
    public const string Key = "requests.orders";

    /// <summary>Who may order.</summary>
    public WhoMayOrder Who { get; init; } = WhoMayOrder.Anybody;
}

/// <summary>Who may order at a place.</summary>
internal enum WhoMayOrder
{
    /// <summary>Everybody, with or without a telephone number.</summary>
    Anybody,

    /// <summary>Who has an account, or leaves a telephone number.</summary>
    WithPhone,

    /// <summary>Who has signed in.</summary>
    SignedIn,
}
