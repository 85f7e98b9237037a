using Portal.Kit.Outcomes;
using Portal.Moderation.Screen;
using Portal.Moderation.Screen.Words;
using Portal.Testing;

namespace Portal.Moderation.Tests.Words;

public class WordListsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_word_holds_as_soon_as_it_is_added_and_until_it_is_removed(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        var (lists, screen, moderator) = (host.Get<WordLists>(), host.Get<ITextScreen>(), ModerationHost.Moderator());
        Assert.Equal(2, (await lists.AddAsync(moderator, Request("豆腐坊\n豆腐坊\n老磨坊"), Ct)).Value);
        Assert.Equal(new Screening(ScreenVerdict.Hold, "本村", "豆 腐 坊"), screen.Screen("去豆 腐 坊", "qinghe/liuxi/"));
        var row = (await lists.ListAsync(moderator, "豆腐", 0, Ct)).Single();
        Assert.True((await lists.RemoveAsync(moderator, row.Id, Ct)).IsDone);
        Assert.Equal(ScreenVerdict.Pass, screen.Screen("去豆腐坊", "qinghe/liuxi/").Verdict);
        Assert.Equal(RefusalKind.NotFound, (await lists.RemoveAsync(moderator, row.Id, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_word_that_is_already_there_takes_the_new_effect()
    {
        await using var host = await ModerationHost.StartAsync();
        var (lists, moderator) = (host.Get<WordLists>(), ModerationHost.Moderator());
        await lists.AddAsync(moderator, Request("豆腐坊"), Ct);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await lists.AddAsync(moderator, Request("豆腐坊") with { Effect = WordEffect.Block }, Ct);
        Assert.Single(await lists.ListAsync(moderator, "", 0, Ct));
        Assert.Equal(ScreenVerdict.Block, host.Get<ITextScreen>().Screen("豆腐坊", "qinghe/liuxi/").Verdict);
    }

    [Fact]
    public async Task A_word_taken_off_by_mistake_is_put_back_with_its_list_and_effect()
    {
        await using var host = await ModerationHost.StartAsync();
        var (lists, moderator) = (host.Get<WordLists>(), ModerationHost.Moderator());
        await lists.AddAsync(moderator, Request("豆腐坊") with { Effect = WordEffect.Block }, Ct);
        var row = (await lists.ListAsync(moderator, "", 0, Ct)).Single();
        Assert.True((await lists.RemoveAsync(moderator, row.Id, Ct)).IsDone);
        Assert.Equal(1, (await lists.AddAsync(moderator, new WordsToAdd(row.PlaceId, row.Effect, row.List, row.Word), Ct)).Value);
        var back = (await lists.ListAsync(moderator, "", 0, Ct)).Single();
        Assert.Equal((row.PlaceId, row.Effect, row.List, row.Word), (back.PlaceId, back.Effect, back.List, back.Word));
        Assert.Equal(ScreenVerdict.Block, host.Get<ITextScreen>().Screen("豆腐坊", "qinghe/liuxi/").Verdict);
    }

    [Fact]
    public async Task Nobody_changes_a_list_outside_of_their_place()
    {
        await using var host = await ModerationHost.StartAsync();
        var lists = host.Get<WordLists>();
        Assert.Equal(RefusalKind.Forbidden, (await lists.AddAsync(ModerationHost.Villager(), Request("豆腐坊"), Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await lists.AddAsync(ModerationHost.Moderator("qinghe/shiqiao/"), Request("豆腐坊"), Ct)).Refusal!.Kind);
        await lists.AddAsync(ModerationHost.Moderator(), Request("豆腐坊"), Ct);
        Assert.Empty(await lists.ListAsync(ModerationHost.Moderator("qinghe/shiqiao/"), "", 0, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("字")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public async Task What_is_no_word_is_refused(string lines)
    {
        await using var host = await ModerationHost.StartAsync();
        Assert.Equal(RefusalKind.Invalid, (await host.Get<WordLists>().AddAsync(ModerationHost.Moderator(), Request(lines), Ct)).Refusal!.Kind);
    }

    private static WordsToAdd Request(string lines) => new(ModerationHost.Village, WordEffect.Hold, "本村", lines);
}
