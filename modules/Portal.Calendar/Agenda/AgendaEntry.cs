namespace Portal.Calendar.Agenda;

/// <summary>Something on the calendar: a time of an activity, or what another module has.</summary>
/// <param name="Id">The occurrence, the episode, the notice.</param>
/// <param name="Kind">Decides the colour.</param>
/// <param name="Title">Its title.</param>
/// <param name="Where">Venue, or name of the room.</param>
/// <param name="Address">Its page, relative to the root.</param>
/// <param name="Starts">Beginning, UTC; for the note on the day from which it was moved, that day.</param>
/// <param name="Ends">End, UTC.</param>
/// <param name="Stand">What there is to say about it.</param>
/// <param name="Free">Places still free, where <paramref name="Stand"/> is <see cref="EntryStand.Open"/>.</param>
/// <param name="MovedTo">For the note on the old day: when it happens now, UTC.</param>
/// <param name="Reason">Why it was moved or cancelled.</param>
/// <param name="AllDay">Whether it takes the whole day and has no hour.</param>
public sealed record AgendaEntry(
    Guid Id,
    EntryKind Kind,
    string Title,
    string Where,
    string Address,
    DateTime Starts,
    DateTime Ends,
    EntryStand Stand,
    int Free = 0,
    DateTime? MovedTo = null,
    string? Reason = null,
    bool AllDay = false);

/// <summary>What kind of thing it is.</summary>
public enum EntryKind
{
    /// <summary>活动.</summary>
    Activity,

    /// <summary>志愿服务.</summary>
    Volunteering,

    /// <summary>直播.</summary>
    Live,

    /// <summary>公告.</summary>
    Notice,
}

/// <summary>What there is to say about an entry.</summary>
public enum EntryStand
{
    /// <summary>One simply comes, or watches.</summary>
    Free,

    /// <summary>One can register, places without limit.</summary>
    Unlimited,

    /// <summary>One can register, some places are free.</summary>
    Open,

    /// <summary>Only the waitlist is left.</summary>
    Full,

    /// <summary>On air now.</summary>
    OnAir,

    /// <summary>Over.</summary>
    Over,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>The note on the day from which it was moved.</summary>
    MovedAway,

    /// <summary>A notice for this day.</summary>
    Notice,

    /// <summary>Holds from this day on.</summary>
    FirstDay,

    /// <summary>Holds until this day.</summary>
    LastDay,
}
