using System.Text.Json;

namespace Portal.Stories.Model;

/// <summary>What a model story (身边好人) tells besides its text: the typed part of content type <c>story</c>.</summary>
public sealed record StoryPart
{
    /// <summary>Most figures.</summary>
    public const int MaxFigures = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The person's name, at most 20 characters.</summary>
    public string Person { get; init; } = "";

    /// <summary>What the person is, at most 40: 石桥村修车师傅.</summary>
    public string Role { get; init; } = "";

    /// <summary>A picture of the media library, or null.</summary>
    public Guid? Portrait { get; init; }

    /// <summary>One line that says it all, at most 60.</summary>
    public string Line { get; init; } = "";

    /// <summary>Figures of good done, at most <see cref="MaxFigures"/>; each with where it comes from, if it is a number.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>An honour the person was given, at most 60; empty when none.</summary>
    public string Honour { get; init; } = "";

    /// <summary>Tags, parted by commas, at most 100 characters.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The tags one by one.</summary>
    public IEnumerable<string> TagList() => Tags.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct();

    /// <summary>Reads a stored part; what cannot be read is empty.</summary>
    public static StoryPart Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<StoryPart>(json, Json) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>The part as it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A figure of good done.</summary>
/// <param name="Label">At most 20 characters: 修了几回.</param>
/// <param name="Value">At most 40: 6,812 回.</param>
public sealed record Figure(string Label, string Value);
