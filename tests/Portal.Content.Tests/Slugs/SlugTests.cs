using Portal.Content.Publish;
using Portal.Content.Read;
using Portal.Content.Slugs;
using Portal.Kit.Outcomes;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Slugs;

public sealed class SlugTests
{
    [Theory]
    [InlineData("桥头那间修车铺", "qiao-tou-na-jian-xiu-che-pu")]
    [InlineData("2026 年 10 月：Live 课！", "2026-nian-10-yue-live-ke")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("<script>", "script")]
    [InlineData("👵🍵", "")]
    public void Are_pinyin_letters_digits_and_hyphens(string title, string slug) => Assert.Equal(slug, SlugMaker.Of(title));

    [Fact]
    public void Are_cut_between_syllables()
    {
        var slug = SlugMaker.Of(new string('庄', 80));
        Assert.True(slug.Length <= 60);
        Assert.EndsWith("-zhuang", slug, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task Equal_titles_get_a_number_even_when_published_at_once(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Content.Write.Saved[] items = [await host.ApprovedAsync(), await host.ApprovedAsync(), await host.ApprovedAsync()];
        foreach (var _ in items)
        {
            // Who lost the race for the slug is told so, and presses again.
            await Task.WhenAll(items.Select(i => Task.Run(() => host.Get<PublishItem>().NowAsync(host.Editor, i.ItemId, i.VersionId, Ct), Ct)));
        }

        var slugs = new List<string?>();
        foreach (var item in items)
            slugs.Add((await host.ItemAsync(item.ItemId)).Slug);
        Assert.Equal(["qiao-tou-na-jian-xiu-che-pu", "qiao-tou-na-jian-xiu-che-pu-2", "qiao-tou-na-jian-xiu-che-pu-3"], slugs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_and_back_again()
    {
        await using var host = await StartAsync();
        var item = await host.PublishedAsync();
        Assert.Equal("xiu-che-pu", Done(await host.Get<ChangeSlug>().HandleAsync(host.Editor, item.ItemId, "修车铺", Ct)));
        var items = host.Get<PublishedItems>();
        Assert.Equal("/papers/xiu-che-pu", await items.MovedAsync("paper", "qiao-tou-na-jian-xiu-che-pu", Ct));
        Assert.Null(await items.MovedAsync("paper", "xiu-che-pu", Ct));
        Assert.Equal("qiao-tou-na-jian-xiu-che-pu", Done(await host.Get<ChangeSlug>().HandleAsync(host.Editor, item.ItemId, "桥头那间修车铺", Ct)));
        Assert.Equal("/papers/qiao-tou-na-jian-xiu-che-pu", await items.MovedAsync("paper", "xiu-che-pu", Ct));
    }

    [Fact]
    public async Task An_address_without_letters_or_far_too_long_is_refused()
    {
        await using var host = await StartAsync();
        var item = await host.PublishedAsync();
        Refused(await host.Get<ChangeSlug>().HandleAsync(host.Editor, item.ItemId, "！！", Ct), RefusalKind.Invalid);
        Refused(await host.Get<ChangeSlug>().HandleAsync(host.Editor, item.ItemId, new string('a', 1_000_000), Ct), RefusalKind.Invalid);
    }
}
