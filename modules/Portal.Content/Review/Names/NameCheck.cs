using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Content.Texts;
using Portal.Kit.Texts;
using Portal.Storage.Database;

namespace Portal.Content.Review.Names;

/// <summary>
/// Compares a text with the lists of names of its place and of the places above: a name written with another character of
/// the same sound, and a title of the list before a name that carries another one.
/// </summary>
internal sealed class NameCheck(IStringLocalizer<ContentTexts> texts)
{
    public async Task<IReadOnlyList<Finding>> FindAsync(PortalDb db, string placePath, string text, CancellationToken ct)
    {
        var names = await (
            from name in db.Set<NameRow>()
            join place in db.Set<PlaceRow>() on name.PlaceId equals place.Id
            where placePath.StartsWith(place.Path)
            select new ListedName(name.Name, name.Title)).Take(1000).ToListAsync(ct);
        return names.Count == 0 ? [] : [.. Misspelt(names, text).Concat(Mistitled(names, text)).DistinctBy(f => f.Words)];
    }

    private IEnumerable<Finding> Misspelt(List<ListedName> names, string text)
    {
        var listed = names.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var group in names.DistinctBy(n => n.Name).GroupBy(n => n.Name.Length))
        {
            var sounds = group.GroupBy(n => Sound(n.Name)).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
            for (var at = 0; at + group.Key <= text.Length; at++)
            {
                var written = text.Substring(at, group.Key);
                if (sounds.TryGetValue(Sound(written), out var right) && !listed.Contains(written) && Shared(written, right) > 0)
                    yield return new Finding(false, texts["check.name", written, right]);
            }
        }
    }

    private IEnumerable<Finding> Mistitled(List<ListedName> names, string text)
    {
        var titles = names.Select(n => n.Title).Where(t => t.Length > 1).Distinct().OrderByDescending(t => t.Length).ToList();
        foreach (var name in names.DistinctBy(n => n.Name).Where(n => n.Title.Length > 1))
        {
            var own = names.Where(n => n.Name == name.Name).Select(n => n.Title).ToList();
            for (var at = text.IndexOf(name.Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name.Name, at + 1, StringComparison.Ordinal))
            {
                var before = text.AsSpan(0, at).TrimEnd();
                foreach (var title in titles)
                {
                    if (!before.EndsWith(title))
                        continue;
                    if (!own.Exists(o => o.EndsWith(title, StringComparison.Ordinal) || title.EndsWith(o, StringComparison.Ordinal)))
                        yield return new Finding(false, texts["check.title", title, name.Name, name.Title]);
                    break;
                }
            }
        }
    }

    private static string Sound(string written) => string.Join(' ', written.Select(c => Pinyin.Of(c) ?? c.ToString()));

    private static int Shared(string one, string other) => one.Zip(other).Count(pair => pair.First == pair.Second);

    private sealed record ListedName(string Name, string Title);
}
