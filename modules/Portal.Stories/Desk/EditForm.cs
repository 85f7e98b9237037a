using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Stories.Model;

namespace Portal.Stories.Desk;

/// <summary>What the editor's fields hold; the body is in the browser.</summary>
public sealed class EditForm
{
    /// <summary>Where the item belongs.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>See <see cref="ItemText.Title"/>.</summary>
    public string Title { get; set; } = "";

    /// <summary>See <see cref="ItemText.Summary"/>.</summary>
    public string Summary { get; set; } = "";

    /// <summary>See <see cref="ItemText.Byline"/>.</summary>
    public string Byline { get; set; } = "";

    /// <summary>See <see cref="ItemText.CoverId"/>.</summary>
    public Guid? CoverId { get; set; }

    /// <summary>See <see cref="StoryPart.Person"/>.</summary>
    public string Person { get; set; } = "";

    /// <summary>See <see cref="StoryPart.Role"/>.</summary>
    public string Role { get; set; } = "";

    /// <summary>See <see cref="StoryPart.Portrait"/>.</summary>
    public Guid? Portrait { get; set; }

    /// <summary>See <see cref="StoryPart.Line"/>.</summary>
    public string Line { get; set; } = "";

    /// <summary>See <see cref="StoryPart.Honour"/>.</summary>
    public string Honour { get; set; } = "";

    /// <summary>See <see cref="StoryPart.Tags"/>.</summary>
    public string Tags { get; set; } = "";

    /// <summary>See <see cref="StoryPart.Figures"/>.</summary>
    public List<EditFigure> Figures { get; } = [];

    /// <summary>See <see cref="StoryPart.Timeline"/>.</summary>
    public List<EditFigure> Timeline { get; } = [];

    /// <summary>See <see cref="StoryPart.Gallery"/>.</summary>
    public List<EditPicture> Gallery { get; } = [];

    /// <summary>See <see cref="StoryPart.Video"/>.</summary>
    public Guid? Video { get; set; }

    /// <summary>See <see cref="StoryPart.Replay"/>.</summary>
    public string Replay { get; set; } = "";

    /// <summary>See <see cref="NoticePart.From"/>.</summary>
    public DateOnly? From { get; set; }

    /// <summary>See <see cref="NoticePart.Until"/>.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>See <see cref="PolicyPart.Theme"/>.</summary>
    public string Theme { get; set; } = "";

    /// <summary>See <see cref="PolicyPart.Office"/>.</summary>
    public string Office { get; set; } = "";

    /// <summary>See <see cref="PolicyPart.Phone"/>.</summary>
    public string Phone { get; set; } = "";

    /// <summary>See <see cref="PolicyPart.Basis"/>.</summary>
    public string Basis { get; set; } = "";

    /// <summary>Fills the fields from stored words.</summary>
    public void Take(ItemText text)
    {
        (Title, Summary, Byline, CoverId) = (text.Title, text.Summary, text.Byline, text.CoverId);
        var part = StoryPart.Read(text.Part);
        (Person, Role, Portrait, Line, Honour, Tags) = (part.Person, part.Role, part.Portrait, part.Line, part.Honour, part.Tags);
        Figures.Clear();
        Figures.AddRange(part.Figures.Select(f => new EditFigure { Label = f.Label, Value = f.Value }));
        Timeline.Clear();
        Timeline.AddRange(part.Timeline.Select(f => new EditFigure { Label = f.Label, Value = f.Value }));
        Gallery.Clear();
        Gallery.AddRange(part.Gallery.Select(g => new EditPicture { Id = g.Id, Caption = g.Caption }));
        (Video, Replay) = (part.Video, part.Replay);
        var notice = NoticePart.Read(text.Part);
        (From, Until) = (notice.From, notice.Until);
        var policy = PolicyPart.Read(text.Part);
        (Theme, Office, Phone, Basis) = (policy.Theme, policy.Office, policy.Phone, policy.Basis);
    }

    /// <summary>The words as they are stored, with the part of that type.</summary>
    public ItemText Give(string body, ContentType type) => new(Title, body)
    {
        Summary = Summary,
        Byline = Byline,
        CoverId = CoverId,
        Part = type switch
        {
            _ when type == StoriesModule.Story => Story().Write(),
            _ when type == StoriesModule.Notice => new NoticePart { From = From, Until = Until }.Write(),
            _ when type == StoriesModule.Policy => new PolicyPart { Theme = Theme.Trim(), Office = Office.Trim(), Phone = Phone.Trim(), Basis = Basis.Trim() }.Write(),
            _ => "{}",
        },
    };

    private StoryPart Story() => new()
    {
        Person = Person.Trim(),
        Role = Role.Trim(),
        Portrait = Portrait,
        Line = Line.Trim(),
        Honour = Honour.Trim(),
        Tags = Tags.Trim(),
        Figures = Pairs(Figures),
        Timeline = Pairs(Timeline),
        Gallery = [.. Gallery.Select(g => new GalleryPicture(g.Id, g.Caption.Trim()))],
        Video = Video,
        Replay = Replay.Trim(),
    };

    private static List<Figure> Pairs(IEnumerable<EditFigure> rows) =>
        [.. rows.Where(f => f.Label.Trim().Length + f.Value.Trim().Length > 0).Select(f => new Figure(f.Label.Trim(), f.Value.Trim()))];
}

/// <summary>One row of the figures.</summary>
public sealed class EditFigure
{
    /// <summary>See <see cref="Figure.Label"/>.</summary>
    public string Label { get; set; } = "";

    /// <summary>See <see cref="Figure.Value"/>.</summary>
    public string Value { get; set; } = "";
}

/// <summary>One picture of the gallery.</summary>
public sealed class EditPicture
{
    /// <summary>See <see cref="GalleryPicture.Id"/>.</summary>
    public Guid Id { get; init; }

    /// <summary>See <see cref="GalleryPicture.Caption"/>.</summary>
    public string Caption { get; set; } = "";
}
