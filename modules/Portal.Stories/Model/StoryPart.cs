using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Portal.Stories.Model;

/// <summary>What a model story (身边好人) tells besides its text: the typed part of content type <c>story</c>.</summary>
public sealed partial record StoryPart
{
    /// <summary>Most figures.</summary>
    public const int MaxFigures = 8;

    /// <summary>Most entries of the time line.</summary>
    public const int MaxTimeline = 20;

    /// <summary>Most pictures of the gallery.</summary>
    public const int MaxGallery = 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

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

    /// <summary>What happened when, at most <see cref="MaxTimeline"/>: label is the time (2003 年秋), value what happened.</summary>
    public IReadOnlyList<Figure> Timeline { get; init; } = [];

    /// <summary>More pictures with their captions, at most <see cref="MaxGallery"/>.</summary>
    public IReadOnlyList<GalleryPicture> Gallery { get; init; } = [];

    /// <summary>A film of the media library, or null.</summary>
    public Guid? Video { get; init; }

    /// <summary>A replay and, if only a clip of it is meant, the second at which it begins: <c>/rooms/chaguan/3#t=95</c>; empty when none.</summary>
    public string Replay { get; init; } = "";

    /// <summary>An honour the person was given, at most 60; empty when none.</summary>
    public string Honour { get; init; } = "";

    /// <summary>Tags, parted by commas, at most 100 characters.</summary>
    public string Tags { get; init; } = "";

    /// <summary>Whether <see cref="Replay"/> is empty or an address of a replay.</summary>
    [JsonIgnore]
    public bool IsReplayRight => Replay.Length == 0 || ReplayAddress().IsMatch(Replay);

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

    [GeneratedRegex(@"^/rooms/[a-z0-9\-]{1,40}/[0-9]{1,6}(#t=[0-9]{1,6})?$")]
    private static partial Regex ReplayAddress();
}

/// <summary>A figure of good done, or an entry of the time line.</summary>
/// <param name="Label">At most 20 characters: 修了几回.</param>
/// <param name="Value">At most 40 (time line: 120): 6,812 回.</param>
public sealed record Figure(string Label, string Value);

/// <summary>A picture of the gallery. In JSON and front matter it is a pair like the others: the picture and its caption.</summary>
/// <param name="Id">A picture of the media library.</param>
/// <param name="Caption">At most 80 characters; may be empty.</param>
public sealed record GalleryPicture([property: JsonPropertyName("label")] Guid Id, [property: JsonPropertyName("value")] string Caption);
