using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Stories.Model;

namespace Portal.Benchmarks.Content;

/// <summary>Published model stories of 2,000 characters, told in forty villages over three years.</summary>
internal static class Shelf
{
    private const int Villages = 40;
    private const int Batch = 1000;

    public static string Slug(int n) => FormattableString.Invariant($"haoren-{n}");

    public static async Task FillAsync(PortalStore store, int count)
    {
        var places = Enumerable.Range(0, Villages).Select(_ => Guid.CreateVersion7()).ToList();
        await store.WriteAsync(db =>
        {
            var town = new PlaceRow { Id = Guid.CreateVersion7(), Path = "zhen/", Slug = "zhen", Name = "青禾镇", SortKey = "zhen", Level = PlaceLevel.Township };
            db.Add(town);
            foreach (var (id, n) in places.Select((id, n) => (id, n)))
                db.Add(new PlaceRow { Id = id, Path = $"zhen/v{n}/", Slug = $"v{n}", Name = $"第{n}村", SortKey = $"v{n:00}", Level = PlaceLevel.Village, ParentId = town.Id });
            return Task.CompletedTask;
        });
        Writing writing = new(3);
        var now = TimeProvider.System.UtcNow();
        for (var from = 0; from < count; from += Batch)
        {
            await store.WriteAsync(db =>
            {
                for (var n = from; n < Math.Min(count, from + Batch); n++)
                    Add(db, n, places[n % Villages], writing, now.AddMinutes(-75L * n));
                return Task.CompletedTask;
            });
        }
    }

    private static void Add(PortalDb db, int n, Guid place, Writing writing, DateTime at)
    {
        var item = new ItemRow
        {
            Id = Guid.CreateVersion7(at),
            Type = "story",
            PlaceId = place,
            Slug = Slug(n),
            State = ItemState.Published,
            FirstPublishedAt = at,
            PublishedAt = at,
            ChangedAt = at,
            Stamp = Guid.NewGuid(),
        };
        var version = new VersionRow
        {
            Id = Guid.CreateVersion7(at),
            ItemId = item.Id,
            Number = 1,
            Title = writing.Text(18)[..18],
            Summary = writing.Text(60)[..60],
            Body = writing.Text(2000),
            Byline = "文 / 林小满",
            AuthorName = "林小满",
            At = at,
            Part = new StoryPart { Person = "梁守义", Role = "修车师傅", Line = "能修的不扔，能帮的不推。", Figures = [new("修了几回", "6,812 回")], Timeline = [new("2003 年秋", "铺子开张"), new("2026 年", "还在修")] }.Write(),
        };
        (item.LatestVersionId, item.PublishedVersionId) = (version.Id, version.Id);
        db.AddRange(item, version, new SlugRow { Type = "story", Slug = item.Slug!, ItemId = item.Id });
    }
}
