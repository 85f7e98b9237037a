using Portal.Storage.Search;
using Portal.Testing;

namespace Portal.Storage.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly DateTime Day = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Finds_words_of_two_characters_of_one_and_of_many(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "小麦"));
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "赤霉病"));
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "霉"));
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "防治"));
        Assert.Equal(["花生合作社", "红薯粉条"], await TitlesAsync(host, "合作社"));
    }

    [Theory, BothDatabases]
    public async Task All_words_must_be_there_and_characters_in_one_piece(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Assert.Equal(["红薯粉条"], await TitlesAsync(host, "合作社 粉条"));
        Assert.Empty(await TitlesAsync(host, "小麦 粉条"));

        // 合作 and 作社 both occur in the text, but not as 合作社.
        Assert.DoesNotContain("作社合作", await TitlesAsync(host, "合作社"));
    }

    [Theory, BothDatabases]
    public async Task Latin_words_and_digits_are_found_by_their_beginning_in_any_width_and_case(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "ｄｏｎ"));
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "2026"));
        Assert.Empty(await TitlesAsync(host, "ON"));
    }

    [Theory, BothDatabases]
    public async Task A_match_in_the_title_comes_before_one_in_the_text(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await PutAsync(host, "粮食", "花生 花生 花生 油", Day.AddDays(20));
        Assert.Equal(["花生合作社", "粮食"], await TitlesAsync(host, "花生"));
    }

    [Theory, BothDatabases]
    public async Task Suggests_titles_that_hold_what_was_typed_and_none_twice(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await PutAsync(host, "合作社的一天", "油菜", Day.AddDays(2));
        await PutAsync(host, "合作社的一天", "芝麻", Day.AddDays(3));
        var titles = await host.Get<SearchIndex>().SuggestAsync("合作社", 8, Ct);
        Assert.Equal(["合作社的一天", "花生合作社"], titles.Select(t => t.Title).Order(StringComparer.Ordinal));
        Assert.Empty(await host.Get<SearchIndex>().SuggestAsync("油菜", 8, Ct));
        Assert.Empty(await host.Get<SearchIndex>().SuggestAsync("'*:|", 8, Ct));
    }

    [Theory, BothDatabases]
    public async Task Leaves_out_what_is_older_or_younger(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await PutAsync(host, "去年的粮食", "花生", Day.AddYears(-1));
        var index = host.Get<SearchIndex>();
        Assert.DoesNotContain((await index.QueryAsync(new("花生") { From = Day.AddDays(-1) }, Ct)).Hits, h => h.At < Day.AddDays(-1));
        Assert.Single((await index.QueryAsync(new("花生") { Before = Day.AddDays(-1) }, Ct)).Hits);
    }

    [Theory, BothDatabases]
    public async Task Looks_below_a_place_for_some_kinds_and_page_by_page(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var index = host.Get<SearchIndex>();
        Assert.Equal(1, (await index.QueryAsync(new("合作社", "qinghe/liushu/"), Ct)).Total);
        Assert.Equal(0, (await index.QueryAsync(new("合作社", Kinds: ["episode"]), Ct)).Total);
        var second = await index.QueryAsync(new("合作社", Kinds: ["story"], Page: 2, Size: 1), Ct);
        Assert.Equal((2, 1), (second.Total, second.Hits.Count));
        Assert.Empty((await index.QueryAsync(new("合作社", Page: 9), Ct)).Hits);
    }

    [Theory, BothDatabases]
    public async Task What_is_changed_or_removed_is_not_found_under_its_old_words(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var index = host.Get<SearchIndex>();
        var hit = Assert.Single((await index.QueryAsync(new("小麦"), Ct)).Hits);
        await host.Store.WriteAsync(db => index.PutAsync(db, new("story", hit.Id, "qinghe/", "玉米", "", "/stories/y", Day), Ct), Ct);
        Assert.Empty(await TitlesAsync(host, "小麦"));
        Assert.Equal(["玉米"], await TitlesAsync(host, "玉米"));
        await host.Store.WriteAsync(db => index.RemoveAsync(db, "story", hit.Id, Ct), Ct);
        await host.Store.WriteAsync(db => index.RemoveAsync(db, "story", hit.Id, Ct), Ct);
        Assert.Empty(await TitlesAsync(host, "玉米"));
    }

    [Theory, BothDatabases]
    public async Task An_entry_put_in_a_write_that_fails_is_not_found(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => host.Store.WriteAsync(
            async db =>
            {
                await host.Get<SearchIndex>().PutAsync(db, new("story", Guid.NewGuid(), "", "芝麻", "", "/", Day), Ct);
                throw new InvalidDataException();
            },
            Ct));
        Assert.Empty(await TitlesAsync(host, "芝麻"));
    }

    [Theory, BothDatabases]
    public async Task Quotes_operators_and_nonsense_are_only_text(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Assert.Equal(["小麦病害"], await TitlesAsync(host, "（\"小麦\"）*"));
        Assert.Empty(await TitlesAsync(host, "小麦' OR 1=1 --"));
        foreach (var odd in new[] { "", "  ", "*", "\"", "'", "():*&|!<->\\", "NEAR(", "\ud800", "a:b", new string('麦', 5000), "\0" })
            Assert.True((await host.Get<SearchIndex>().QueryAsync(new(odd), Ct)).Total >= 0);
    }

    [Theory, BothDatabases]
    public async Task A_very_long_text_is_cut_and_found_by_its_beginning(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var text = "开头的话" + string.Concat(Enumerable.Range(0, 30_000).Select(i => (char)(0x4E00 + i % 20_000)));
        await PutAsync(host, "长文", text, Day);
        Assert.Equal(["长文"], await TitlesAsync(host, "开头的话"));
    }

    [Theory, BothDatabases]
    public async Task Matches_are_marked_in_title_and_excerpt(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var hit = (await host.Get<SearchIndex>().QueryAsync(new("合作社 花生"), Ct)).Hits[0];
        Assert.Equal([new("花生", true), new("合作社", true)], hit.Title);
        Assert.Contains(new SearchPiece("合作社", true), hit.Excerpt);
    }

    [Theory, BothDatabases]
    public async Task Of_very_many_hits_those_with_the_word_in_the_title_come_first_then_the_newest_and_it_says_that_there_are_more(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        var index = host.Get<SearchIndex>();
        await host.Store.WriteAsync(
            async db =>
            {
                for (var n = 0; n < 510; n++)
                    await index.PutAsync(db, new("story", Guid.NewGuid(), n % 2 == 0 ? "qinghe/" : "shanhe/", n is 3 or 4 ? $"芝麻{n}" : $"{n}", "村里种芝麻", "/", Day.AddHours(n)), Ct);
            },
            Ct);

        var first = await index.QueryAsync(new("芝麻", Size: 4), Ct);
        Assert.Equal((500, true), (first.Total, first.IsMore));
        Assert.Equal(["芝麻4", "芝麻3", "509", "508"], Titles(first));
        Assert.Equal(["507", "506", "505", "504"], Titles(await index.QueryAsync(new("芝麻", Size: 4, Page: 2), Ct)));
        Assert.Empty((await index.QueryAsync(new("芝麻", Size: 50, Page: 11), Ct)).Hits);

        var below = await index.QueryAsync(new("种芝麻", "shanhe/", Size: 3), Ct);
        Assert.Equal((255, false), (below.Total, below.IsMore));
        Assert.Equal(["509", "507", "505"], Titles(below));
        var early = await index.QueryAsync(new("芝麻") { Before = Day.AddHours(5) }, Ct);
        Assert.Equal((5, false), (early.Total, early.IsMore));
        Assert.Equal(["芝麻4", "芝麻3"], Titles(early)[..2]);
    }

    [Theory, BothDatabases]
    public async Task An_entry_whose_date_changes_is_found_once_at_its_new_date(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var index = host.Get<SearchIndex>();
        var hit = Assert.Single((await index.QueryAsync(new("小麦"), Ct)).Hits);
        await host.Store.WriteAsync(db => index.PutAsync(db, new("story", hit.Id, "qinghe/", "小麦病害", "改期了", "/stories/x", Day.AddYears(1)), Ct), Ct);
        Assert.Equal(Day.AddYears(1), Assert.Single((await index.QueryAsync(new("小麦"), Ct)).Hits).At);
        Assert.Empty((await index.QueryAsync(new("小麦") { Before = Day.AddMonths(1) }, Ct)).Hits);
        Assert.Empty(await TitlesAsync(host, "赤霉病"));
    }

    [Theory, BothDatabases]
    public async Task Two_kinds_of_the_same_item_and_moment_are_both_found_and_each_removed_by_itself(OnDatabase kind)
    {
        await using var host = await StorageHost.StartAsync(kind, []);
        var index = host.Get<SearchIndex>();
        var id = Guid.NewGuid();
        await host.Store.WriteAsync(
            async db =>
            {
                foreach (var one in new[] { "room", "episode", "story" })
                    await index.PutAsync(db, new(one, id, "", "芝麻", "", "/", Day), Ct);
            },
            Ct);
        Assert.Equal(3, (await index.QueryAsync(new("芝麻"), Ct)).Total);
        await host.Store.WriteAsync(db => index.RemoveAsync(db, "episode", id, Ct), Ct);
        Assert.Equal(["room", "story"], (await index.QueryAsync(new("芝麻", Kinds: ["room", "episode", "story"]), Ct)).Hits.Select(h => h.Kind).Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Kind_and_place_are_no_words_and_no_place_is_taken_for_one_whose_name_begins_alike(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        foreach (var word in new[] { "story", "k", "liushu", "qinghe/liushu/", "/k/story" })
            Assert.Empty(await TitlesAsync(host, word));
        var index = host.Get<SearchIndex>();
        Assert.Equal(0, (await index.QueryAsync(new("合作社", "qinghe/liu/"), Ct)).Total);
        Assert.Equal(0, (await index.QueryAsync(new("合作社", "liushu/"), Ct)).Total);
        Assert.Equal(0, (await index.QueryAsync(new("合作社", Kinds: []), Ct)).Total);
        Assert.Equal(0, (await index.QueryAsync(new("合作社", "x'\"\\/", ["\\'", "\" OR \""]), Ct)).Total);
        Assert.Equal(2, (await index.QueryAsync(new("合作社", "qinghe/", ["story"]), Ct)).Total);
    }

    private static async Task<StorageHost> StartAsync(OnDatabase kind)
    {
        var host = await StorageHost.StartAsync(kind, []);
        await PutAsync(host, "小麦病害", "赤霉病怎么防治？药剂 DON 2026 年目录。", Day);
        await PutAsync(host, "花生合作社", "村里的合作社收花生。", Day.AddDays(1), "qinghe/liushu/");
        await PutAsync(host, "红薯粉条", "合作社做粉条，红薯从地里来。", Day.AddDays(2), "qinghe/dongtai/");
        await PutAsync(host, "作社合作", "合作。作社", Day.AddDays(3));
        return host;
    }

    private static Task PutAsync(StorageHost host, string title, string text, DateTime at, string place = "qinghe/") =>
        host.Store.WriteAsync(
            db => host.Get<SearchIndex>().PutAsync(db, new("story", Guid.NewGuid(), place, title, text, "/stories/x", at), Ct), Ct);

    private static async Task<List<string>> TitlesAsync(StorageHost host, string words) =>
        Titles(await host.Get<SearchIndex>().QueryAsync(new(words), Ct));

    private static List<string> Titles(SearchPage page) => [.. page.Hits.Select(h => string.Concat(h.Title.Select(p => p.Text)))];
}
