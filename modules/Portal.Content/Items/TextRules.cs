using System.Text.Json;
using Portal.Content.Markup;
using Portal.Content.Types;
using Portal.Kit.Outcomes;

namespace Portal.Content.Items;

/// <summary>Whether words fit, before anything is stored.</summary>
internal sealed class TextRules(ItemWrites writes, IServiceProvider services)
{
    /// <summary>Null when they fit. A draft may be poor; it may not be too long, or broken.</summary>
    public Refusal? Check(ContentType type, ItemText text)
    {
        if (text.Title.Trim().Length == 0)
            return writes.Refuse(RefusalKind.Invalid, "text.no-title") with { Field = nameof(text.Title) };
        var refusal = TooLong(nameof(text.Title), text.Title, ItemText.MaxTitle)
            ?? TooLong(nameof(text.Summary), text.Summary, ItemText.MaxSummary)
            ?? TooLong(nameof(text.Byline), text.Byline, ItemText.MaxByline)
            ?? TooLong(nameof(text.Body), text.Body, ItemText.MaxBody)
            ?? TooLong(nameof(text.Part), text.Part, ItemText.MaxPart);
        if (refusal is not null)
            return refusal;
        if (text.Title.Any(char.IsControl) || text.Byline.Any(char.IsControl) || text.Body.Contains('\0', StringComparison.Ordinal))
            return writes.Refuse(RefusalKind.Invalid, "text.control");
        if (!MarkdownPage.Inspect(text.Body).IsReadable)
            return writes.Refuse(RefusalKind.Invalid, "text.deep") with { Field = nameof(text.Body) };
        if (!IsObject(text.Part))
            return writes.Refuse(RefusalKind.Invalid, "text.part");
        return type.Check?.Invoke(text, services) is { } words ? new Refusal(RefusalKind.Invalid, words) : null;
    }

    private Refusal? TooLong(string field, string value, int max) => value.Length <= max
        ? null
        : writes.Refuse(RefusalKind.TooLarge, $"text.long.{field}", max, value.Length) with { Field = field };

    private static bool IsObject(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return parsed.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
