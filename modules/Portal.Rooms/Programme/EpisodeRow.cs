using Portal.Kit.Episodes;

namespace Portal.Rooms.Programme;

/// <summary>An episode (一期) of a room, table <c>rooms_episodes</c>.</summary>
public sealed class EpisodeRow
{
    /// <summary>UUIDv7; also the id of its stream and recording.</summary>
    public Guid Id { get; set; }

    /// <summary>The room.</summary>
    public Guid RoomId { get; set; }

    /// <summary>The series, or null.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>第几期: counts from 1 in the room; its address <c>/rooms/SLUG/NUMBER</c>.</summary>
    public int Number { get; set; }

    /// <summary>Subject, 1–60 characters.</summary>
    public required string Title { get; set; }

    /// <summary>What today is about, plain text, at most 1000 characters; may be empty.</summary>
    public required string About { get; set; }

    /// <summary>Names of the hosts, at most 80 characters; may be empty.</summary>
    public required string Hosts { get; set; }

    /// <summary>Planned start, UTC.</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>Planned end, UTC.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>State for the public.</summary>
    public EpisodeState State { get; set; }

    /// <summary>Whether the publisher dropped while on air and the grace time runs.</summary>
    public bool Interrupted { get; set; }

    /// <summary>When its stream was last seen by the node that carries it, UTC; null before the first media.</summary>
    public DateTime? SignalAt { get; set; }

    /// <summary>When the director cut it off, UTC; null when it is not cut off. Comments stop with the picture.</summary>
    public DateTime? CutOffAt { get; set; }

    /// <summary>The stream key, sealed. Opened only to be shown in the studio, which is audited.</summary>
    public required string SealedKey { get; set; }

    /// <summary>Keyed hash of the key, unique: by it a publisher is recognised.</summary>
    public required string KeyPrint { get; set; }

    /// <summary>Public name in play addresses, unique, random, unrelated to the key.</summary>
    public required string PlayName { get; set; }

    /// <summary>Seconds between the studio and the public, 0–60, for picture, sound and comments.</summary>
    public int DelaySeconds { get; set; }

    /// <summary>Minutes for which a publisher who dropped may come back, 1–60.</summary>
    public int GraceMinutes { get; set; }

    /// <summary>First media, UTC; second 0 of comments, chapters and recording. Null before.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it ended for good, UTC; null before.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Whether the public may watch the replay.</summary>
    public bool ReplayVisible { get; set; }

    /// <summary>What was said, in a few lines, written for the replay; plain text, at most 1000 characters, may be empty.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Second of the broadcast before which the public sees nothing of the replay; null for none.</summary>
    public int? TrimFrom { get; set; }

    /// <summary>Second of the broadcast after which the public sees nothing of the replay; null for none.</summary>
    public int? TrimTo { get; set; }

    /// <summary>Whether what the director cut off was released into the replay afterwards.</summary>
    public bool CutsReleased { get; set; }

    /// <summary>The order that is being answered on air now, or null. The screen page shows it.</summary>
    public Guid? AnsweringOrderId { get; set; }

    /// <summary>When a person deleted the recording, UTC; null while it may be there.</summary>
    public DateTime? RecordingDeletedAt { get; set; }

    /// <summary>Whether the recording stays, however long its place keeps recordings.</summary>
    public bool RecordingProtected { get; set; }

    /// <summary>Most viewers seen at once.</summary>
    public int Peak { get; set; }

    /// <summary>Set for the demo's looped clip: its recording keeps one hour, and the site finds its key again.</summary>
    public bool IsDemoLoop { get; set; }
}
