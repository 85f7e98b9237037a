using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Slugs;

/// <summary>The readable end of an address: pinyin of the title, with a number behind it where two would be equal.</summary>
internal sealed class SlugMaker(TimeProvider clock)
{
    private const int Longest = 60;

    /// <summary>Takes a slug for the item, inside this transaction. The primary key of the table guards against a race.</summary>
    public async Task<string> TakeAsync(PortalDb db, ItemRow item, string wanted, CancellationToken ct)
    {
        var stem = Of(wanted);
        if (stem.Length == 0)
            stem = clock.Today().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        for (var number = 1; ; number++)
        {
            var slug = number == 1 ? stem : $"{stem}-{number}";
            var taken = await db.Set<SlugRow>().FirstOrDefaultAsync(s => s.Type == item.Type && s.Slug == slug, ct);
            if (taken is not null && taken.ItemId != item.Id)
                continue;
            if (taken is null)
                db.Add(new SlugRow { Type = item.Type, Slug = slug, ItemId = item.Id });
            return slug;
        }
    }

    /// <summary>Lower-case ASCII letters, digits and hyphens, at most 60: <c>qiao-tou-na-jian-xiu-che-pu</c>. Empty when nothing remains.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(Longest);
        foreach (var character in Pinyin.SortKey(text, 400))
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        if (slug.Length > Longest)
        {
            // Cut between syllables.
            var cut = slug.ToString(0, Longest + 1).LastIndexOf('-');
            slug.Length = cut > 0 ? cut : Longest;
        }

        return slug.ToString().Trim('-');
    }
}
