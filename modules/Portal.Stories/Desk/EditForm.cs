using Portal.Content.Items;
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

    /// <summary>Fills the fields from stored words.</summary>
    public void Take(ItemText text)
    {
        (Title, Summary, Byline, CoverId) = (text.Title, text.Summary, text.Byline, text.CoverId);
        var part = StoryPart.Read(text.Part);
        (Person, Role, Portrait, Line, Honour, Tags) = (part.Person, part.Role, part.Portrait, part.Line, part.Honour, part.Tags);
        Figures.Clear();
        Figures.AddRange(part.Figures.Select(f => new EditFigure { Label = f.Label, Value = f.Value }));
    }

    /// <summary>The words as they are stored; only a story has a part.</summary>
    public ItemText Give(string body, bool isStory) => new(Title, body)
    {
        Summary = Summary,
        Byline = Byline,
        CoverId = CoverId,
        Part = isStory ? Part().Write() : "{}",
    };

    private StoryPart Part() => new()
    {
        Person = Person.Trim(),
        Role = Role.Trim(),
        Portrait = Portrait,
        Line = Line.Trim(),
        Honour = Honour.Trim(),
        Tags = Tags.Trim(),
        Figures = [.. Figures.Where(f => f.Label.Trim().Length + f.Value.Trim().Length > 0).Select(f => new Figure(f.Label.Trim(), f.Value.Trim()))],
    };
}

/// <summary>One row of the figures.</summary>
public sealed class EditFigure
{
    /// <summary>See <see cref="Figure.Label"/>.</summary>
    public string Label { get; set; } = "";

    /// <summary>See <see cref="Figure.Value"/>.</summary>
    public string Value { get; set; } = "";
}
