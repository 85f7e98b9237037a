using Portal.Calendar.Series;

namespace Portal.Calendar.Agenda;

/// <summary>What happens: an activity with its words, table <c>calendar_activities</c>. When it happens is in its occurrences.</summary>
public sealed class ActivityRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The place whose staff plan it, under which it is found.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>What it is about.</summary>
    public ActivityTheme Theme { get; set; }

    /// <summary>1–40 characters: 剪纸课：窗花剪个“丰”字.</summary>
    public required string Title { get; set; }

    /// <summary>What happens, for whom it is worth coming; plain text, at most 2000 characters.</summary>
    public string Words { get; set; } = "";

    /// <summary>The venue that was chosen; null where its name was only written.</summary>
    public Guid? VenueId { get; set; }

    /// <summary>Where: 石桥村实践站; at most 40 characters.</summary>
    public required string Venue { get; set; }

    /// <summary>How to get there; at most 80 characters.</summary>
    public string Address { get; set; } = "";

    /// <summary>Public telephone number of the venue, as dialled; empty for none.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Who runs it; at most 40 characters.</summary>
    public string Organiser { get; set; } = "";

    /// <summary>The team that serves; at most 40 characters.</summary>
    public string Team { get; set; } = "";

    /// <summary>Who speaks or teaches; at most 40 characters.</summary>
    public string Speaker { get; set; } = "";

    /// <summary>For whom; at most 40 characters, empty for everybody.</summary>
    public string Audience { get; set; } = "";

    /// <summary>What to bring; at most 80 characters.</summary>
    public string Bring { get; set; } = "";

    /// <summary>The person to ask; at most 20 characters.</summary>
    public string Contact { get; set; } = "";

    /// <summary>A picture of the media library, or null.</summary>
    public Guid? PictureId { get; set; }

    /// <summary>The version of its words that stands here and that the public reads; null for a draft, and for what was brought in without reviews.</summary>
    public Guid? WordsVersionId { get; set; }

    /// <summary>Whether one registers; else one simply comes.</summary>
    public bool TakesRegistrations { get; set; }

    /// <summary>Whether the public sees it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Made, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Who made it.</summary>
    public Guid? ById { get; set; }

    /// <summary>Raised at each change; a save from an older page is refused.</summary>
    public int Version { get; set; }

    /// <summary>How it comes again; empty for single times.</summary>
    public List<SeriesRow> Series { get; } = [];

    /// <summary>When it happens.</summary>
    public List<OccurrenceRow> Occurrences { get; } = [];
}
