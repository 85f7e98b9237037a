using Portal.Rooms.Programme;

namespace Portal.Rooms.Chat.Speech;

/// <summary>What a place decides about speaking in its rooms, <c>rooms.speech</c>. A room may be stricter, never laxer.</summary>
public sealed record SpeechRules
{
    /// <summary>Who may write comments.</summary>
    public Speakers Who { get; init; }

    /// <summary>Whether a comment tells where its writer is from.</summary>
    public RegionShown Region { get; init; }
}

/// <summary>
/// Where a comment says to be from. The portal keeps no table of network addresses, and one would name a carrier's city
/// rather than a village: the writer chooses among the places that the portal knows, or says nothing.
/// </summary>
public enum RegionShown
{
    /// <summary>Nothing is asked.</summary>
    Off,

    /// <summary>The township: 青禾镇.</summary>
    Township,

    /// <summary>The village: 柳溪村.</summary>
    Village,
}
