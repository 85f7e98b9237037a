namespace Portal.Requests.Topics.Kind;

/// <summary>Reasons as keys; their words are <c>reason.KEY</c>.</summary>
internal static class TopicReasons
{
    /// <summary>Why an order is not taken (不受理).</summary>
    public static readonly IReadOnlyList<string> Decline = ["not-here", "in-court", "answered", "unclear", "unfit"];

    /// <summary>Why a unit gives it back or hands it on.</summary>
    public static readonly IReadOnlyList<string> Bounce = ["not-ours", "needs-others", "no-power", "wrong-place"];
}
