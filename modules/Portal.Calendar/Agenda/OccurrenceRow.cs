using Portal.Kit.Time;

namespace Portal.Calendar.Agenda;

/// <summary>
/// One time at which an activity happens (场次), table <c>calendar_occurrences</c>. Times, state and seats are changed at
/// once and audited: a storm does not wait for reviews.
/// </summary>
public sealed class OccurrenceRow
{
    private DateTime starts;

    /// <summary>UUIDv7; UID of the calendar feed where it belongs to no series.</summary>
    public Guid Id { get; set; }

    /// <summary>The activity.</summary>
    public Guid ActivityId { get; set; }

    /// <summary>The series that it belongs to; null for a single time.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>When it was to begin by the plan, UTC; unique in the activity, RECURRENCE-ID of the feed. Set with the first <see cref="Starts"/>.</summary>
    public DateTime Slot { get; set; }

    /// <summary>Beginning, UTC.</summary>
    public DateTime Starts
    {
        get => starts;
        set
        {
            starts = value;
            Day = ChinaTime.LocalDay(value);
            if (Slot == default)
                Slot = value;
        }
    }

    /// <summary>The local day of <see cref="Starts"/>.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>End, UTC, at most 24 hours later.</summary>
    public DateTime Ends { get; set; }

    /// <summary>State now.</summary>
    public OccurrenceState State { get; set; }

    /// <summary>Why it was moved or cancelled; at most 100 characters, shown to everybody.</summary>
    public string? Reason { get; set; }

    /// <summary>When it was to begin before it was moved, UTC: the old day keeps a note.</summary>
    public DateTime? MovedFrom { get; set; }

    /// <summary>This time's own title; at most 40 characters, null for the activity's.</summary>
    public string? Title { get; set; }

    /// <summary>This time's own venue; at most 40 characters, null for the activity's.</summary>
    public string? Venue { get; set; }

    /// <summary>This time's own speaker; at most 40 characters, null for the activity's.</summary>
    public string? Speaker { get; set; }

    /// <summary>A word about this time; at most 200 characters.</summary>
    public string? Note { get; set; }

    /// <summary>Cancelled by a pause of its series, and back when the pause is lifted.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Places; 0 for no limit.</summary>
    public int Capacity { get; set; }

    /// <summary>Places given, and places held for those to whom they were offered.</summary>
    public int Seated { get; set; }

    /// <summary>Places wanted by those who wait.</summary>
    public int Waiting { get; set; }

    /// <summary>Number of the last registration; raised first in the write, which locks the row.</summary>
    public int LastNumber { get; set; }

    /// <summary>RFC 5545 §3.8.7.4: raised when time or state change.</summary>
    public int Sequence { get; set; }

    /// <summary>Last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Places still free; <see cref="int.MaxValue"/> without limit.</summary>
    public int Free => Capacity == 0 ? int.MaxValue : Math.Max(0, Capacity - Seated);
}

/// <summary>State of an occurrence. Stored by name.</summary>
public enum OccurrenceState
{
    /// <summary>Takes place as planned.</summary>
    Planned,

    /// <summary>Takes place at another time than first announced.</summary>
    Moved,

    /// <summary>Does not take place.</summary>
    Cancelled,
}
