using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Storage.Database;

namespace Portal.Content.Exchange;

/// <summary>An item as front matter and Markdown, the other way round than <see cref="ImportItem"/>.</summary>
internal static partial class ExportItem
{
    public static async Task<FrontMatter> FrontAsync(PortalDb db, ExportedItem exported, IReadOnlyDictionary<Guid, string> media, CancellationToken ct)
    {
        var (item, version) = (exported.Item, exported.Version);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        Put("id", item.Id.ToString());
        Put("type", item.Type);
        Put("place", exported.PlacePath);
        Put("title", version.Title);
        Put("slug", item.Slug ?? item.WantedSlug);
        var former = await db.Set<SlugRow>().Where(s => s.ItemId == item.Id && s.Slug != item.Slug).Select(s => s.Slug).ToListAsync(ct);
        Put("formerly", string.Join(", ", former.Order(StringComparer.Ordinal)));
        Put("state", item.PublishedVersionId is null ? "draft" : null);
        Put("published", Instant(item.FirstPublishedAt));
        Put("updated", Instant(item.PublishedVersionId is null ? version.At : item.PublishedAt));
        Put("archive", Instant(item.ArchiveAt));
        Put("author", version.AuthorName);
        Put("summary", version.Summary);
        Put("byline", version.Byline);
        Put("cover", version.CoverId is { } cover ? media.GetValueOrDefault(cover) : null);
        if (!TryPart(version.Part, media, values, lists))
            values["part"] = version.Part;
        var signatures = await db.Set<SignatureRow>().Where(s => s.VersionId == version.Id).ToListAsync(ct);
        if (signatures.Count > 0)
            lists["signed"] = [.. signatures.OrderBy(s => s.Step).Select(s => KeyValuePair.Create(s.Step.ToString(), $"{s.PersonName} @ {Instant(s.At)}"))];
        return new FrontMatter(values, lists, Media().Replace(version.Body, m => Guid.TryParse(m.Groups[1].ValueSpan, out var id) && media.TryGetValue(id, out var file) ? $"]({file}" : m.Value));

        void Put(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                values[key] = value;
        }
    }

    // Strings and lists of pairs are lines; a part of another shape is written as it is.
    private static bool TryPart(
        string json, IReadOnlyDictionary<Guid, string> media, Dictionary<string, string> values, Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> lists)
    {
        using var part = JsonDocument.Parse(json);
        var plain = new Dictionary<string, string>(StringComparer.Ordinal);
        var pairs = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        foreach (var property in part.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null || (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString()!.Length == 0))
                continue;
            if (!FrontKeys.IsPart(property.Name) || property.Name.Any(c => c is ':' or '：' or '\\' or '\n'))
                return false;
            if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { } said && said == said.Trim())
                plain[property.Name] = File(said, media);
            else if (property.Value.ValueKind == JsonValueKind.Array && Pairs(property.Value, media) is { } list)
                pairs[property.Name] = list;
            else
                return false;
        }

        foreach (var (key, value) in plain)
            values[key] = value;
        foreach (var (key, list) in pairs.Where(p => p.Value.Count > 0))
            lists[key] = list;
        return true;
    }

    private static List<KeyValuePair<string, string>>? Pairs(JsonElement array, IReadOnlyDictionary<Guid, string> media)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var entry in array.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || entry.EnumerateObject().Count() != 2
                || !entry.TryGetProperty("label", out var label) || label.ValueKind != JsonValueKind.String || label.GetString() is not { Length: > 0 } name || name != name.Trim()
                || !entry.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.String || value.GetString() is not { } said || said != said.Trim())
                return null;
            pairs.Add(new(File(name, media), said));
        }

        return pairs;
    }

    private static string File(string value, IReadOnlyDictionary<Guid, string> media) =>
        Guid.TryParseExact(value, "D", out var id) && media.TryGetValue(id, out var file) ? file : value;

    private static string? Instant(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\]\(/media/([0-9a-fA-F\-]{36})/[^)\s]+")]
    private static partial Regex Media();
}
