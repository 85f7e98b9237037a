using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Kit.Outcomes;
using Portal.Testing;

namespace Portal.Benchmarks.Content;

/// <summary>Two nodes on one PostgreSQL: published on the one, how long the other still shows the page of before. Aim: 1 s.</summary>
internal static class NodesLoad
{
    private const int Rounds = 50;

    public static async Task RunAsync()
    {
        await using var database = await TempDatabase.CreateAsync(OnDatabase.Postgres);
        await using var one = new PortalFactory { Database = database };
        using var here = one.Browser();
        await using var two = new PortalFactory { Database = database };
        using var there = two.Browser();
        await Shelf.FillAsync(one.Store, 200);
        var (writes, publication, pages) = (one.Services.GetRequiredService<ItemWrites>(), one.Services.GetRequiredService<Publication>(), one.Services.GetRequiredService<PublicPages>());
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var gallery = new Uri($"/stories?page={(round / 12) + 1}", UriKind.Relative);
            var title = $"第{round}回发布的好人";
            var id = await ChangeAsync(one, Shelf.Slug(round), title);
            await there.GetStringAsync(gallery);
            if ((await there.GetStringAsync(gallery)).Contains(title, StringComparison.Ordinal))
                throw new InvalidOperationException("It stood there before it was published.");
            var done = await writes.RunAsync<Done>(
                async db =>
                {
                    var item = await db.Set<ItemRow>().SingleAsync(i => i.Id == id);
                    await publication.MakePublicAsync(db, item, await db.Set<VersionRow>().SingleAsync(v => v.Id == item.LatestVersionId), default);
                    return Done.Instance;
                },
                default);
            if (!done.IsDone)
                throw new InvalidOperationException(done.Refusal.Message);
            var from = Stopwatch.GetTimestamp();
            await pages.EvictAsync(id, default);
            while (!(await there.GetStringAsync(gallery)).Contains(title, StringComparison.Ordinal))
                await Task.Yield();
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        ContentLoad.Say("published here, read there", times);
    }

    // A second version of something that is public, not published yet.
    private static async Task<Guid> ChangeAsync(PortalFactory site, string slug, string title) => await site.Store.WriteAsync(async db =>
    {
        var item = await db.Set<ItemRow>().AsTracking().SingleAsync(i => i.Slug == slug);
        var first = await db.Set<VersionRow>().SingleAsync(v => v.ItemId == item.Id);
        var version = new VersionRow { Id = Guid.CreateVersion7(), ItemId = item.Id, Number = 2, Title = title, Summary = first.Summary, Body = first.Body, Byline = "", Part = first.Part, AuthorName = "林小满", At = first.At };
        item.LatestVersionId = version.Id;
        db.Add(version);
        return item.Id;
    });
}
