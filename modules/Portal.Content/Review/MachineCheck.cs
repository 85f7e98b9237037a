using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Media;
using Portal.Content.Review.Names;
using Portal.Content.Texts;
using Portal.Moderation.Screen;
using Portal.Storage.Database;

namespace Portal.Content.Review;

/// <summary>
/// What a machine can see before a person reads: sensitive words, common wrong characters, names and titles of the place's
/// list, pictures without words, links that lead nowhere.
/// </summary>
internal sealed class MachineCheck(ITextScreen screen, WrongWords wrong, NameCheck names, LinkCheck links, IStringLocalizer<ContentTexts> texts)
{
    private const int ScreenAtMost = 20_000;

    /// <summary>Findings in the order in which an author should look at them; those that stop a submission first.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(PortalDb db, Guid placeId, ItemText text, CancellationToken ct)
    {
        var path = await db.Set<PlaceRow>().Where(p => p.Id == placeId).Select(p => p.Path).FirstAsync(ct);
        var page = MarkdownPage.Inspect(text.Body);
        var ids = page.Media.Append(text.CoverId ?? Guid.Empty).Where(i => i != Guid.Empty).Distinct().ToList();
        var kept = await db.Set<MediaRow>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        var findings = Words(text, path)
            .Concat(page.WithoutAlt.Select(m => new Finding(true, texts["check.alt", m])))
            .Concat(ids.Except(kept).Select(_ => new Finding(true, texts["check.lost-picture"])))
            .Concat(page.Dropped.Select(d => new Finding(false, texts["check.dropped", d])))
            .Concat(wrong.In(string.Join('\n', text.Title, text.Summary, text.Body, text.Part)))
            .Concat(await names.FindAsync(db, path, string.Join('\n', text.Title, text.Summary, text.Body), ct))
            .Concat(await links.FindAsync(db, page.Links, ct));
        return [.. findings.OrderByDescending(f => f.Stops).Take(50)];
    }

    private IEnumerable<Finding> Words(ItemText text, string path)
    {
        foreach (var part in new[] { text.Title, text.Summary, text.Byline, text.Body, text.Part }.SelectMany(Chunks))
        {
            var seen = screen.Screen(part, path);
            if (seen.Verdict != ScreenVerdict.Pass)
                yield return new(seen.Verdict == ScreenVerdict.Block, texts["check.word", seen.Match ?? "", seen.Rule ?? ""]);
        }
    }

    // Overlapping by 100, so that no word hides on the edge.
    private static IEnumerable<string> Chunks(string text)
    {
        for (var at = 0; at < text.Length; at += ScreenAtMost - 100)
            yield return text.Substring(at, Math.Min(ScreenAtMost, text.Length - at));
    }
}

/// <summary>One thing that the machine check found.</summary>
/// <param name="Stops">Whether the text cannot be submitted before it is mended.</param>
/// <param name="Words">For the author.</param>
public sealed record Finding(bool Stops, string Words);
