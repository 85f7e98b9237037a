using System.Text.Json;

namespace Portal.Calendar.Words;

/// <summary>What an activity's words have besides title, text and picture: the typed part of content type <c>activity</c>.</summary>
public sealed record ActivityPart
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>For whom; at most 40 characters.</summary>
    public string Audience { get; init; } = "";

    /// <summary>What to bring; at most 80 characters.</summary>
    public string Bring { get; init; } = "";

    /// <summary>Reads a stored part; what cannot be read is empty.</summary>
    public static ActivityPart Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ActivityPart>(json, Json) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>The part as it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);
}
