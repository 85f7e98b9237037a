using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Types;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Content.Exchange;

/// <summary>Makes an item of a Markdown file: imports are the operator's word, so no reviews are asked for.</summary>
internal sealed partial class ImportItem(IBlobs blobs, TextRules rules, Publication publication)
{
    public IBlobs Blobs => blobs;

    /// <summary>Adds it; false when an item with its id is there already.</summary>
    public async Task<bool> AddAsync(PortalDb db, ImportFile file, ImportPictures pictures, RecipeContext context, CancellationToken ct)
    {
        var known = Guid.TryParse(file.Front.Values.GetValueOrDefault("id"), out var id);
        if (known && await db.Set<ItemRow>().AnyAsync(i => i.Id == id, ct))
            return false;
        var text = await TextAsync(db, file, pictures, context.Now, ct);
        if (rules.Check(file.Type, text) is { } refusal)
            throw new RecipeException($"stories/{file.Name}: {refusal.Message}");
        var at = Instant(file, "published") ?? context.Now.AddDays(-Days(file.Front));
        var isDraft = file.Front.Values.GetValueOrDefault("state") == "draft";
        var item = new ItemRow
        {
            Id = known ? id : Guid.CreateVersion7(at),
            Type = file.Type.Key,
            PlaceId = file.PlaceId,
            WantedSlug = file.Front.Values.GetValueOrDefault("slug"),
            FirstPublishedAt = isDraft && !file.Front.Values.ContainsKey("published") ? null : at,
            ChangedAt = at,
            Stamp = Guid.NewGuid(),
        };
        db.Add(item);
        var author = CurrentUser.Visitor with { Name = file.Front.Values.GetValueOrDefault("author", "") };
        var version = db.AddVersion(item, 1, text, author, Instant(file, "updated") ?? at);
        await db.SaveChangesAsync(ct);
        await SignAsync(db, item, file, context, at, ct);
        if (!isDraft)
        {
            await publication.MakePublicAsync(db, item, version, ct);
            item.PublishedAt = Instant(file, "updated") ?? at;
            item.ArchiveAt = Instant(file, "archive");
        }

        await RememberSlugsAsync(db, item, file, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<ItemText> TextAsync(PortalDb db, ImportFile file, ImportPictures pictures, DateTime now, CancellationToken ct)
    {
        var front = file.Front;
        var title = front.Values.GetValueOrDefault("title", "");
        var alt = front.Values.GetValueOrDefault("alt", title);
        var body = front.Body;
        foreach (var picture in Picture().Matches(body).Where(m => pictures.IsFile(m.Groups[2].Value)).DistinctBy(m => m.Groups[2].Value).ToList())
        {
            var kept = await pictures.AddAsync(db, picture.Groups[2].Value, picture.Groups[1].Value, file.PlaceId, ct);
            body = body.Replace($"]({picture.Groups[2].Value}", $"]({kept.Facts([]).Address}", StringComparison.Ordinal);
        }

        var cover = front.Values.GetValueOrDefault("cover");
        return new ItemText(title, body)
        {
            Summary = front.Values.GetValueOrDefault("summary", ""),
            Byline = front.Values.GetValueOrDefault("byline", ""),
            CoverId = cover is null ? null : (await pictures.AddAsync(db, cover, alt, file.PlaceId, ct)).Id,
            Part = front.Values.GetValueOrDefault("part") ?? await PartAsync(db, file, pictures, now, ct),
        };
    }

    // A value, or the label of an entry, that names a file of the folder is an item of the library; +2d is the day after tomorrow.
    private static async Task<string> PartAsync(PortalDb db, ImportFile file, ImportPictures pictures, DateTime now, CancellationToken ct)
    {
        var alt = file.Front.Values.GetValueOrDefault("person", file.Front.Values.GetValueOrDefault("title", ""));
        var part = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in file.Front.Values.Where(v => FrontKeys.IsPart(v.Key)))
            part[key] = pictures.IsFile(value) ? (await pictures.AddAsync(db, value, alt, file.PlaceId, ct)).Id : Day(value, now);
        foreach (var (key, entries) in file.Front.Lists.Where(l => FrontKeys.IsPart(l.Key)))
        {
            List<object> list = [];
            foreach (var (label, value) in entries)
                list.Add(new { label = pictures.IsFile(label) ? (await pictures.AddAsync(db, label, value.Length > 0 ? value : alt, file.PlaceId, ct)).Id.ToString() : label, value });
            part[key] = list;
        }

        return JsonSerializer.Serialize(part);
    }

    // reviewed: names of accounts of the recipe, in the order of the type's reviews. signed: who signed and when, as exported.
    private static async Task SignAsync(PortalDb db, ItemRow item, ImportFile file, RecipeContext context, DateTime at, CancellationToken ct)
    {
        var users = (file.Front.Values.GetValueOrDefault("reviewed") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var (user, step) in users.Zip(file.Type.Reviews))
        {
            if (!context.Ids.TryGetValue($"person:{user}", out var person))
                throw new RecipeException($"stories/{file.Name}: unknown person {user}");
            var name = await db.Set<PersonRow>().Where(p => p.Id == person).Select(p => p.Name).FirstAsync(ct);
            db.Add(Signature(item, step, person, name, at.AddHours((int)step - 30)));
        }

        foreach (var (step, said) in file.Front.Lists.GetValueOrDefault("signed") ?? [])
        {
            if (!Enum.TryParse<ReviewStep>(step, out var which) || said.Split(" @ ") is not [var name, var when] || name.Length > 60 || When(when) is not { } signedAt)
                throw new RecipeException($"stories/{file.Name}: signed {step}: {said} cannot be read");

            // The account may not be here; the name is what the sheet shows.
            var person = await db.Set<PersonRow>().Where(p => p.Name == name).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct) ?? Guid.NewGuid();
            db.Add(Signature(item, which, person, name, signedAt));
        }
    }

    private static SignatureRow Signature(ItemRow item, ReviewStep step, Guid person, string name, DateTime at) => new()
    {
        VersionId = item.LatestVersionId,
        Step = step,
        ItemId = item.Id,
        PersonId = person,
        PersonName = name,
        At = at,
        Remark = "",
    };

    private static async Task RememberSlugsAsync(PortalDb db, ItemRow item, ImportFile file, CancellationToken ct)
    {
        foreach (var slug in (file.Front.Values.GetValueOrDefault("formerly") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (slug.Length <= SlugRowConfiguration.MaxSlug && await db.Set<SlugRow>().FindAsync([item.Type, slug], ct) is null)
                db.Add(new SlugRow { Type = item.Type, Slug = slug, ItemId = item.Id });
        }
    }

    private static DateTime? Instant(ImportFile file, string key) => file.Front.Values.GetValueOrDefault(key) is not { } written
        ? null
        : When(written) ?? throw new RecipeException($"stories/{file.Name}: {key} is no instant");

    private static DateTime? When(string written) =>
        DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static string Day(string value, DateTime now) => InDays().Match(value) is { Success: true } days
        ? ChinaTime.LocalDay(now).AddDays(int.Parse(days.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : value;

    private static int Days(FrontMatter front) =>
        int.TryParse(front.Values.GetValueOrDefault("daysAgo"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? Math.Min(days, 3650) : 0;

    [GeneratedRegex(@"^\+([0-9]{1,3})d$")]
    private static partial Regex InDays();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\(([^)\s]+)")]
    private static partial Regex Picture();
}
