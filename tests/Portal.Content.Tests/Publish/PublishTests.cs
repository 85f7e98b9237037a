using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Read;
using Portal.Content.Slugs;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Storage.Events;
using Portal.Storage.Jobs;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Publish;

public sealed class PublishTests
{
    private static Task RunAsync(ContentHost host) =>
        host.Storage.Services.GetServices<IJob>().OfType<PublishDue>().Single().RunAsync(Ct);

    [Theory]
    [BothDatabases]
    public async Task Two_publishes_at_once_publish_once(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var item = await host.ApprovedAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Task.Run(() => host.Get<PublishItem>().NowAsync(host.Editor, item.ItemId, item.VersionId, Ct), Ct)));
        Assert.Contains(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal(RefusalKind.Conflict, o.Refusal!.Kind));
        Assert.Equal(1, await host.CountAsync<EventRow>());
        Assert.Equal(1, await host.CountAsync<SlugRow>());
        Assert.Contains(host.Evicted, tag => tag == "content:paper");
    }

    [Fact]
    public async Task A_stranger_cannot_publish_schedule_take_down_or_rename()
    {
        await using var host = await StartAsync();
        var item = await host.ApprovedAsync();
        var at = host.Storage.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        foreach (var stranger in new[] { CurrentUser.Visitor, host.Elsewhere, host.First })
        {
            Refused(await host.Get<PublishItem>().NowAsync(stranger, item.ItemId, item.VersionId, Ct), RefusalKind.NotFound);
            Refused(await host.Get<PublishItem>().AtAsync(stranger, item.ItemId, item.VersionId, at, null, Ct), RefusalKind.NotFound);
            Refused(await host.Get<PublishItem>().UnscheduleAsync(stranger, item.ItemId, Ct), RefusalKind.NotFound);
            Refused(await host.Get<TakeDown>().HandleAsync(stranger, item.ItemId, "理由", Ct), RefusalKind.NotFound);
            Refused(await host.Get<ChangeSlug>().HandleAsync(stranger, item.ItemId, "abc", Ct), RefusalKind.NotFound);
        }
    }

    [Fact]
    public async Task Nothing_is_published_before_its_reviews()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        Refused(await host.Get<PublishItem>().NowAsync(host.Editor, draft.ItemId, draft.VersionId, Ct), RefusalKind.Conflict);
        Assert.Null(await host.Get<PublishedItems>().FindAsync("paper", "qiao-tou-na-jian-xiu-che-pu", Ct));
    }

    [Theory]
    [BothDatabases]
    public async Task The_clock_publishes_at_the_hour_and_takes_down_at_another(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var item = await host.ApprovedAsync();
        var now = host.Storage.Clock.GetUtcNow().UtcDateTime;
        Done(await host.Get<PublishItem>().AtAsync(host.Editor, item.ItemId, item.VersionId, now.AddHours(1), now.AddHours(3), Ct));
        await RunAsync(host);
        Assert.Equal(ItemState.Scheduled, (await host.ItemAsync(item.ItemId)).State);
        host.Storage.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(host);
        await RunAsync(host);
        Assert.Equal(item.VersionId, (await host.ItemAsync(item.ItemId)).PublishedVersionId);
        Assert.Equal(1, await host.CountAsync<EventRow>());
        host.Storage.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync(host);
        var after = await host.ItemAsync(item.ItemId);
        Assert.Null(after.PublishedVersionId);
        Assert.Equal(ItemState.TakenDown, after.State);
    }

    [Fact]
    public async Task An_hour_missed_while_the_server_was_off_is_caught_up_and_reported()
    {
        await using var host = await StartAsync();
        var item = await host.ApprovedAsync();
        var at = host.Storage.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        Done(await host.Get<PublishItem>().AtAsync(host.Editor, item.ItemId, item.VersionId, at, null, Ct));
        host.Storage.Clock.Advance(TimeSpan.FromHours(9));
        await RunAsync(host);
        Assert.Equal(ItemState.Published, (await host.ItemAsync(item.ItemId)).State);
        await using var db = host.Storage.Store.Open();
        Assert.Contains(await db.Set<NoticeRow>().ToListAsync(Ct), n => n.Key.StartsWith("content.late:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9000)]
    public async Task An_hour_in_the_past_or_beyond_a_year_is_refused(int hours)
    {
        await using var host = await StartAsync();
        var item = await host.ApprovedAsync();
        var at = host.Storage.Clock.GetUtcNow().UtcDateTime.AddHours(hours);
        Refused(await host.Get<PublishItem>().AtAsync(host.Editor, item.ItemId, item.VersionId, at, null, Ct), RefusalKind.Invalid);
    }

    [Fact]
    public async Task An_edit_takes_the_hour_back()
    {
        await using var host = await StartAsync();
        var item = await host.ApprovedAsync();
        var at = host.Storage.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        Done(await host.Get<PublishItem>().AtAsync(host.Editor, item.ItemId, item.VersionId, at, null, Ct));
        Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, item.ItemId, item.VersionId, new("新标题", "正文"), Ct));
        host.Storage.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync(host);
        Assert.Null((await host.ItemAsync(item.ItemId)).PublishedVersionId);
    }

    [Fact]
    public async Task Taken_down_it_is_gone_at_once_and_only_for_a_reason()
    {
        await using var host = await StartAsync();
        var item = await host.PublishedAsync();
        var slug = (await host.ItemAsync(item.ItemId)).Slug!;
        Refused(await host.Get<TakeDown>().HandleAsync(host.Final, item.ItemId, " ", Ct), RefusalKind.Invalid);
        Refused(await host.Get<TakeDown>().HandleAsync(host.Final, item.ItemId, new string('长', 201), Ct), RefusalKind.Invalid);
        Done(await host.Get<TakeDown>().HandleAsync(host.Final, item.ItemId, "数字不对", Ct));
        Done(await host.Get<TakeDown>().HandleAsync(host.Final, item.ItemId, "数字不对", Ct));
        Assert.Null(await host.Get<PublishedItems>().FindAsync("paper", slug, Ct));
        Assert.Equal(2, await host.CountAsync<EventRow>());
        var again = Done(await host.Get<RestoreVersion>().HandleAsync(host.Editor, item.ItemId, item.VersionId, Ct));
        Assert.Equal(2, again.Number);
    }

    [Fact]
    public async Task The_public_reads_the_published_version_while_the_next_is_written()
    {
        await using var host = await StartAsync();
        var item = await host.PublishedAsync();
        Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, item.ItemId, item.VersionId, new("新标题", "新正文"), Ct));
        var page = await host.Get<PublishedItems>().FindAsync("paper", "qiao-tou-na-jian-xiu-che-pu", Ct);
        Assert.Equal("桥头那间修车铺", page!.Text.Title);
        Assert.Equal(["何秀英", "赵敏", "周国栋"], page.Signatures.Select(s => s.PersonName));
        Assert.Equal("柳溪村", page.PlaceName);
    }

    [Fact]
    public async Task Lists_are_paged_newest_first_and_filtered_by_place_and_year()
    {
        await using var host = await StartAsync();
        for (var i = 1; i <= 3; i++)
        {
            await host.PublishedAsync($"第{i}篇");
            host.Storage.Clock.Advance(TimeSpan.FromHours(1));
        }

        var items = host.Get<PublishedItems>();
        var page = await items.ListAsync("paper", new CardFilter(), 1, 2, Ct);
        Assert.Equal(["第3篇", "第2篇"], page.Cards.Select(c => c.Title));
        Assert.Equal((3, 2), (page.Total, page.Pages));
        Assert.Equal(["第1篇"], (await items.ListAsync("paper", new CardFilter(), 2, 2, Ct)).Cards.Select(c => c.Title));
        Assert.Equal(3, (await items.ListAsync("paper", new CardFilter("maichuan/", 2026), 1, 500, Ct)).Cards.Count);
        Assert.Empty((await items.ListAsync("paper", new CardFilter(host.Shiqiao.Path), 1, 50, Ct)).Cards);
        Assert.Empty((await items.ListAsync("paper", new CardFilter(null, 2025), -7, 50, Ct)).Cards);
        Assert.Equal([2026], await items.YearsAsync("paper", Ct));
    }
}
