using Portal.Calendar.Agenda;

namespace Portal.Calendar.Hours;

/// <summary>
/// A line of the ledger of service hours (服务时长), table <c>calendar_hours</c>. Lines are only ever added: a mistake is put
/// right by a counter-entry with the minutes below zero. Each line is chained to the one before of the same person, so that
/// a line changed behind the portal's back is noticed.
/// </summary>
public sealed class HoursRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The volunteer's account: who has none cannot accept, and so gets no hours.</summary>
    public Guid PersonId { get; set; }

    /// <summary>1, 2, 3 … of this person.</summary>
    public int Number { get; set; }

    /// <summary>The occurrence at which they served.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>Place of the activity when it was noted.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Theme of the activity when it was noted.</summary>
    public ActivityTheme Theme { get; set; }

    /// <summary>Title of the activity when it was noted, at most 40 characters.</summary>
    public required string Title { get; set; }

    /// <summary>Beginning of the occurrence, UTC.</summary>
    public DateTime Day { get; set; }

    /// <summary>Minutes served; below zero in a counter-entry.</summary>
    public int Minutes { get; set; }

    /// <summary>The line that this counter-entry takes back; null for a usual one.</summary>
    public Guid? Corrects { get; set; }

    /// <summary>Why it was corrected, at most 100 characters; null for a usual one.</summary>
    public string? Reason { get; set; }

    /// <summary>Noted, UTC, to the second.</summary>
    public DateTime At { get; set; }

    /// <summary>Who of the staff noted it.</summary>
    public Guid ById { get; set; }

    /// <summary>Unique: <c>OCCURRENCE:PERSON:ROUND</c>, or <c>c:LINE</c> of a counter-entry. Nobody is noted twice, nothing corrected twice.</summary>
    public required string Slot { get; set; }

    /// <summary>SHA-256 over this line and the chain of the line before, 64 hex digits.</summary>
    public required string Chain { get; set; }
}

/// <summary>The volunteer's answer to a line, table <c>calendar_hour_answers</c>; given once.</summary>
public sealed class HoursAnswerRow
{
    /// <summary>The line.</summary>
    public Guid EntryId { get; set; }

    /// <summary>The volunteer.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Whether they agree; only then the minutes count.</summary>
    public bool Accepted { get; set; }

    /// <summary>What is wrong with it, at most 100 characters; empty when accepted. Erased with the account.</summary>
    public string Words { get; set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }
}
