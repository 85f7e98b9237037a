using Portal.Requests.Kernel.Log;

namespace Portal.Requests.Topics.Desk;

/// <summary>Where an order is to be answered: on air in an episode, or on the spot at an activity. One of the two.</summary>
internal sealed record Meeting(Guid? EpisodeId, Guid? ActivityId)
{
    private const string Spot = "a:";

    /// <summary>On air.</summary>
    public static Meeting OnAir(Guid episode) => new(episode, null);

    /// <summary>On the spot.</summary>
    public static Meeting OnTheSpot(Guid activity) => new(null, activity);

    /// <summary>Reads what a form sent: an episode's id, or an activity's after <c>a:</c>; null for neither.</summary>
    public static Meeting? Read(string text) =>
        text.StartsWith(Spot, StringComparison.Ordinal) ? Guid.TryParse(text[Spot.Length..], out var activity) ? OnTheSpot(activity) : null
        : Guid.TryParse(text, out var episode) ? OnAir(episode) : null;

    /// <summary>As a form sends it.</summary>
    public string Key => ActivityId is { } activity ? Spot + activity : EpisodeId?.ToString() ?? "";

    /// <summary>Whether the order is to be answered there already.</summary>
    public bool IsOf(OrderRow row) => row.EpisodeId == EpisodeId && row.ActivityId == ActivityId;
}
