using Portal.Calendar.Agenda;

namespace Portal.Calendar.Plan;

/// <summary>What an editor fills in.</summary>
internal sealed class ActivityForm
{
    public Guid PlaceId { get; set; }

    public ActivityTheme Theme { get; set; } = ActivityTheme.Classes;

    public string Title { get; set; } = "";

    public string Words { get; set; } = "";

    public string Venue { get; set; } = "";

    public string Address { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Organiser { get; set; } = "";

    public string Audience { get; set; } = "";

    public string Bring { get; set; } = "";

    public string Contact { get; set; } = "";

    public string Team { get; set; } = "";

    public string Speaker { get; set; } = "";

    public bool TakesRegistrations { get; set; } = true;

    public int Capacity { get; set; } = 20;

    public bool IsPublished { get; set; } = true;

    /// <summary>When it happens, local time; at least one.</summary>
    public List<TimeForm> Times { get; } = [];

    /// <summary>Version of the row that was opened; 0 for a new one.</summary>
    public int Version { get; set; }

    public void CopyTo(ActivityRow row)
    {
        (row.PlaceId, row.Theme, row.Title, row.Words) = (PlaceId, Theme, Title.Trim(), Words.Trim());
        (row.Venue, row.Address, row.Phone) = (Venue.Trim(), Address.Trim(), Phone.Trim());
        (row.Organiser, row.Audience, row.Bring, row.Contact) = (Organiser.Trim(), Audience.Trim(), Bring.Trim(), Contact.Trim());
        (row.Team, row.Speaker) = (Team.Trim(), Speaker.Trim());
        (row.TakesRegistrations, row.IsPublished) = (TakesRegistrations, IsPublished);
    }

    public static ActivityForm From(ActivityRow row) => new()
    {
        PlaceId = row.PlaceId,
        Theme = row.Theme,
        Title = row.Title,
        Words = row.Words,
        Venue = row.Venue,
        Address = row.Address,
        Phone = row.Phone,
        Organiser = row.Organiser,
        Audience = row.Audience,
        Bring = row.Bring,
        Contact = row.Contact,
        Team = row.Team,
        Speaker = row.Speaker,
        TakesRegistrations = row.TakesRegistrations,
        IsPublished = row.IsPublished,
        Capacity = row.Occurrences.Count > 0 ? row.Occurrences[^1].Capacity : 20,
        Version = row.Version,
    };
}
