using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Kit.People;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Content.Exchange;

/// <summary>Makes a public item of a Markdown file: imports are the operator's word, so no reviews are asked for.</summary>
internal sealed partial class ImportItem(IBlobs blobs, TextRules rules, Publication publication)
{
    private static readonly string[] Reserved = ["type", "place", "title", "slug", "summary", "byline", "cover", "alt", "daysAgo", "reviewed"];

    public IBlobs Blobs => blobs;

    public async Task AddAsync(PortalDb db, ImportFile file, ImportPictures pictures, RecipeContext context, CancellationToken ct)
    {
        var text = await TextAsync(db, file, pictures, ct);
        if (rules.Check(file.Type, text) is { } refusal)
            throw new RecipeException($"stories/{file.Name}: {refusal.Message}");
        var at = context.Now.AddDays(-Days(file.Front));
        var item = new ItemRow
        {
            Id = Guid.CreateVersion7(at),
            Type = file.Type.Key,
            PlaceId = file.PlaceId,
            WantedSlug = file.Front.Values.GetValueOrDefault("slug"),
            FirstPublishedAt = at,
            ChangedAt = at,
            Stamp = Guid.NewGuid(),
        };
        db.Add(item);
        var version = db.AddVersion(item, 1, text, CurrentUser.Visitor, at);
        await db.SaveChangesAsync(ct);
        await SignAsync(db, item, file, context, at, ct);
        await publication.MakePublicAsync(db, item, version, ct);
        item.PublishedAt = at;
        await db.SaveChangesAsync(ct);
    }

    private static async Task<ItemText> TextAsync(PortalDb db, ImportFile file, ImportPictures pictures, CancellationToken ct)
    {
        var front = file.Front;
        var title = front.Values.GetValueOrDefault("title", "");
        var alt = front.Values.GetValueOrDefault("alt", title);
        var body = front.Body;
        foreach (var picture in Picture().Matches(body).Where(m => pictures.IsFile(m.Groups[2].Value)).ToList())
        {
            var kept = await pictures.AddAsync(db, picture.Groups[2].Value, picture.Groups[1].Value, file.PlaceId, ct);
            body = body.Replace($"]({picture.Groups[2].Value}", $"]({kept.Facts([]).Address}", StringComparison.Ordinal);
        }

        var part = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in front.Values.Where(v => !Reserved.Contains(v.Key)))
            part[key] = pictures.IsFile(value) ? (await pictures.AddAsync(db, value, front.Values.GetValueOrDefault("person", title), file.PlaceId, ct)).Id : value;
        foreach (var (key, entries) in front.Lists)
            part[key] = entries.Select(e => new { label = e.Key, value = e.Value });
        var cover = front.Values.GetValueOrDefault("cover");
        return new ItemText(title, body)
        {
            Summary = front.Values.GetValueOrDefault("summary", ""),
            Byline = front.Values.GetValueOrDefault("byline", ""),
            CoverId = cover is null ? null : (await pictures.AddAsync(db, cover, alt, file.PlaceId, ct)).Id,
            Part = JsonSerializer.Serialize(part),
        };
    }

    // reviewed: names of accounts of the recipe, in the order of the type's reviews.
    private static async Task SignAsync(PortalDb db, ItemRow item, ImportFile file, RecipeContext context, DateTime at, CancellationToken ct)
    {
        var users = (file.Front.Values.GetValueOrDefault("reviewed") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var (user, step) in users.Zip(file.Type.Reviews))
        {
            if (!context.Ids.TryGetValue($"person:{user}", out var person))
                throw new RecipeException($"stories/{file.Name}: unknown person {user}");
            db.Add(new SignatureRow
            {
                VersionId = item.LatestVersionId,
                Step = step,
                ItemId = item.Id,
                PersonId = person,
                PersonName = await db.Set<PersonRow>().Where(p => p.Id == person).Select(p => p.Name).FirstAsync(ct),
                At = at.AddHours((int)step - 30),
                Remark = "",
            });
        }
    }

    private static int Days(FrontMatter front) =>
        int.TryParse(front.Values.GetValueOrDefault("daysAgo"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? Math.Min(days, 3650) : 0;

    [GeneratedRegex(@"!\[([^\]\n]*)\]\(([^)\s]+)")]
    private static partial Regex Picture();
}
