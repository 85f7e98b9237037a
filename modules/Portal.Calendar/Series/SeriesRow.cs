namespace Portal.Calendar.Series;

/// <summary>
/// How an activity comes again, table <c>calendar_series</c>. Its times are materialised: each is an occurrence, on which
/// registrations hang. An activity without a series is simply one of single times. "From here on" ends a series and begins
/// another of the same activity.
/// </summary>
public sealed class SeriesRow
{
    /// <summary>UUIDv7; UID of the calendar feed.</summary>
    public Guid Id { get; set; }

    /// <summary>The activity.</summary>
    public Guid ActivityId { get; set; }

    /// <summary>Local day of the first time; in step with the rule.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Local time of day at which each begins, unless the rule says otherwise.</summary>
    public TimeOnly From { get; set; }

    /// <summary>How long each lasts, 1–1440 minutes.</summary>
    public int Minutes { get; set; }

    /// <summary>RFC 5545 §3.3.10, or X-LUNAR, X-TERM; at most 500 characters. Always with an end.</summary>
    public required string Rule { get; set; }

    /// <summary>Further times (RDATE), local, <c>20261020T090000</c> separated by commas; at most 1000 characters.</summary>
    public string Extra { get; set; } = "";

    /// <summary>Times left out (EXDATE), local, as <see cref="Extra"/>; at most 4000 characters.</summary>
    public string Except { get; set; } = "";

    /// <summary>Seasons in which it rests, both days included: <c>20270120-20270220</c> separated by commas; at most 400 characters.</summary>
    public string Pauses { get; set; } = "";

    /// <summary>Places of each time; 0 for no limit.</summary>
    public int Capacity { get; set; }

    /// <summary>RFC 5545 §3.8.7.4: raised when the rule changes.</summary>
    public int Sequence { get; set; }

    /// <summary>Last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }
}
