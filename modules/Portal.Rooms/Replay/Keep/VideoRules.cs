using System.ComponentModel.DataAnnotations;

namespace Portal.Rooms.Replay.Keep;

/// <summary>What a place decides about the picture of its rooms, <c>rooms.video</c>.</summary>
public sealed record VideoRules
{
    /// <summary>Key of these rules.</summary>
    public const string Key = "rooms.video";

    /// <summary>For how many days after its end the recording of an episode is kept; 0 keeps all. Protected ones stay.</summary>
    [Range(0, 3650)]
    public int KeepDays { get; init; }

    /// <summary>Who may see the picture, live and afterwards. A stream that is on air keeps what held when it began.</summary>
    public Watchers Watchers { get; init; }

    /// <summary>Whether smaller pictures are made beside the one that comes in, where the server can.</summary>
    public bool SmallerPictures { get; init; }
}

/// <summary>Who may see the picture of a room.</summary>
public enum Watchers
{
    /// <summary>Whoever comes.</summary>
    Everyone,

    /// <summary>Who has signed in.</summary>
    Members,
}
