namespace Portal.Calendar.CheckIn;

/// <summary>Who came to an occurrence, who came late, who did not; table <c>calendar_attendance</c>.</summary>
public sealed class AttendanceRow
{
    /// <summary>UUIDv7, or the id that the organiser's phone gave to a guest who had not registered.</summary>
    public Guid Id { get; set; }

    /// <summary>The occurrence.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>The registration, or null for somebody who just came.</summary>
    public Guid? RegistrationId { get; set; }

    /// <summary>The account, or null.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>As <see cref="Register.RegistrationRow.Who"/>; <c>w:ID</c> for a guest on the list. Unique in the occurrence.</summary>
    public required string Who { get; set; }

    /// <summary>Name as given, sealed; null where the registration has it.</summary>
    public string? SealedName { get; set; }

    /// <summary>How many came, 1–6.</summary>
    public int Seats { get; set; }

    /// <summary>Whether they came.</summary>
    public Attendance State { get; set; }

    /// <summary>By which way it was noted.</summary>
    public CheckInWay Way { get; set; }

    /// <summary>When they came, UTC; of a no-show, when it was noted.</summary>
    public DateTime At { get; set; }

    /// <summary>The moment of the last note, UTC, by the clock of whoever noted it: an older one that arrives later changes nothing.</summary>
    public DateTime MarkedAt { get; set; }

    /// <summary>Who of the staff noted it; null for those who checked in by themselves.</summary>
    public Guid? ById { get; set; }
}

/// <summary>Whether somebody came. Stored by name.</summary>
public enum Attendance
{
    /// <summary>A note that was taken back.</summary>
    Open,

    /// <summary>到了.</summary>
    Here,

    /// <summary>晚到.</summary>
    Late,

    /// <summary>没来.</summary>
    NoShow,
}

/// <summary>How it was noted. Stored by name.</summary>
public enum CheckInWay
{
    /// <summary>The code on the station's screen, with one's own phone.</summary>
    Door,

    /// <summary>The organiser's list.</summary>
    List,

    /// <summary>One's own code, shown to the organiser.</summary>
    OwnCode,
}
