using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Stories.Texts;

namespace Portal.Stories.Model;

/// <summary>What a policy question has besides question (title), short answer (summary) and long answer: the part of content type <c>policy</c>.</summary>
public sealed record PolicyPart
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What it is about: at most 12 characters.</summary>
    public string Theme { get; init; } = "";

    /// <summary>Who answers and handles it; at most 40.</summary>
    public string Office { get; init; } = "";

    /// <summary>Its telephone number; at most 20.</summary>
    public string Phone { get; init; } = "";

    /// <summary>The document it rests on: a number of a document; at most 80.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Reads a stored part; what cannot be read is empty.</summary>
    public static PolicyPart Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PolicyPart>(json, Json) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>The part as it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    internal static string Words(string json)
    {
        var part = Read(json);
        return string.Join(' ', part.Theme, part.Office, part.Basis);
    }

    internal static string? Check(ItemText text, IServiceProvider services)
    {
        var part = Read(text.Part);
        var fits = part.Theme.Length <= 12 && part.Office.Length <= 40 && part.Phone.Length <= 20 && part.Basis.Length <= 80
            && part.Phone.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '+');
        return fits ? null : services.GetRequiredService<IStringLocalizer<StoriesTexts>>()["part.policy"].Value;
    }
}
