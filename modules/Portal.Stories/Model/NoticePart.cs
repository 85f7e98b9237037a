using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Stories.Texts;

namespace Portal.Stories.Model;

/// <summary>From when to when a notice (公告) holds: the typed part of content type <c>notice</c>.</summary>
public sealed record NoticePart
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>First day, in China; null when it is not said.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in China; null when it is not said.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it is over on that day.</summary>
    public bool IsOver(DateOnly today) => Until < today;

    /// <summary>Reads a stored part; what cannot be read is empty.</summary>
    public static NoticePart Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<NoticePart>(json, Json) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>The part as it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    internal static string? Check(ItemText text, IServiceProvider services)
    {
        var part = Read(text.Part);
        return part.Until < part.From ? services.GetRequiredService<IStringLocalizer<StoriesTexts>>()["part.dates"].Value : null;
    }
}
