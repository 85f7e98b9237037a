using Portal.Calendar.Agenda;
using Portal.Calendar.Words;
using Portal.Content.Items;

namespace Portal.Calendar.Plan;

/// <summary>What an editor fills in.</summary>
internal sealed class ActivityForm
{
    /// <summary>The id that a new activity takes: saved twice it is one.</summary>
    public Guid NewId { get; init; } = Guid.CreateVersion7();

    public Guid PlaceId { get; set; }

    public ActivityTheme Theme { get; set; } = ActivityTheme.Classes;

    public string Title { get; set; } = "";

    public string Words { get; set; } = "";

    public Guid? PictureId { get; set; }

    /// <summary>The venue that was chosen; null where its name is only written.</summary>
    public Guid? VenueId { get; set; }

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

    /// <summary>Whether the public shall see it, once its words have passed their reviews.</summary>
    public bool IsPublished { get; set; } = true;

    /// <summary>When it happens, local time; at least one.</summary>
    public List<TimeForm> Times { get; } = [];

    /// <summary>Version of the row that was opened; 0 for a new one.</summary>
    public int Version { get; set; }

    /// <summary>The newest version of the words when the form was opened; null when there was none.</summary>
    public Guid? WordsVersion { get; set; }

    /// <summary>The words and the picture: what is versioned and reviewed.</summary>
    public ItemText Text => ActivityContent.Text(Title, Words, Audience, Bring, PictureId);

    /// <summary>Fills the fields of words.</summary>
    public void Take(VersionRow version)
    {
        var (text, part) = (ItemText.Of(version), ActivityPart.Read(version.Part));
        (Title, Words, PictureId, Audience, Bring) = (text.Title, text.Body, text.CoverId, part.Audience, part.Bring);
        WordsVersion = version.Id;
    }

    /// <summary>Everything, for a draft: words and facts.</summary>
    public void CopyTo(ActivityRow row)
    {
        ActivityContent.Put(row, Text);
        CopyFactsTo(row);
    }

    /// <summary>What holds at once and needs no review.</summary>
    public void CopyFactsTo(ActivityRow row)
    {
        (row.PlaceId, row.Theme, row.VenueId) = (PlaceId, Theme, VenueId);
        (row.Venue, row.Address, row.Phone, row.Contact) = (Venue.Trim(), Address.Trim(), Phone.Trim(), Contact.Trim());
        (row.Organiser, row.Team, row.Speaker) = (Organiser.Trim(), Team.Trim(), Speaker.Trim());
        row.TakesRegistrations = TakesRegistrations;
    }

    public static ActivityForm From(ActivityRow row) => new()
    {
        PlaceId = row.PlaceId,
        Theme = row.Theme,
        Title = row.Title,
        Words = row.Words,
        PictureId = row.PictureId,
        VenueId = row.VenueId,
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
