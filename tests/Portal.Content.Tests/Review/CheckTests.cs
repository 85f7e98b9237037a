using System.Net;
using Portal.Accounts.Places.Settings;
using Portal.Content.Items;
using Portal.Content.Read;
using Portal.Content.Review;
using Portal.Content.Review.Names;
using Portal.Content.Types;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Review;

public sealed class CheckTests
{
    [Theory, BothDatabases]
    public async Task A_name_of_the_list_written_with_another_character_is_found(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        Done(await host.Get<KeepNames>().PutAsync(host.Editor, host.Liuxi.Id, "周国栋", "镇党委书记", Ct));
        Done(await host.Get<KeepNames>().PutAsync(host.Editor, host.Liuxi.Id, "何秀英", "妇联主席", Ct));
        var words = await FindingsAsync(host, "镇党委书记周国东到村里看望老人，妇联主席何秀英同行。");
        Assert.Contains(words, w => w.Contains("周国东", StringComparison.Ordinal) && w.Contains("周国栋", StringComparison.Ordinal));
        Assert.DoesNotContain(words, w => w.Contains("何秀英", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_of_somebody_else_before_a_name_is_found()
    {
        await using var host = await StartAsync();
        Done(await host.Get<KeepNames>().PutAsync(host.Editor, host.Liuxi.Id, "周国栋", "镇党委书记", Ct));
        Done(await host.Get<KeepNames>().PutAsync(host.Editor, host.Liuxi.Id, "何秀英", "妇联主席", Ct));
        Assert.Contains(await FindingsAsync(host, "妇联主席周国栋讲话"), w => w.Contains("镇党委书记", StringComparison.Ordinal));
        Assert.Empty(await FindingsAsync(host, "镇党委书记周国栋讲话，书记说得实在。"));
    }

    [Fact]
    public async Task Common_wrong_characters_are_found_and_the_right_ones_are_not()
    {
        await using var host = await StartAsync();
        Assert.True(WrongWords.Count > 100);
        Assert.Contains(await FindingsAsync(host, "村里新按装了路灯"), w => w.Contains("安装", StringComparison.Ordinal));
        Assert.Empty(await FindingsAsync(host, "村里新安装了路灯，大家一如既往地爱护。"));
    }

    [Fact]
    public async Task A_link_to_a_text_that_is_not_public_is_dead()
    {
        await using var host = await StartAsync();
        await host.PublishedAsync("茶缸");
        Assert.Contains(await FindingsAsync(host, "[看这里](/papers/mei-you)"), w => w.Contains("/papers/mei-you", StringComparison.Ordinal));
        Assert.Empty(await FindingsAsync(host, "[看这里](/papers/cha-gang)"));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("223.5.5.5", true)]
    [InlineData("2400:3200::1", true)]
    public void Only_public_addresses_are_visited(string address, bool visited) =>
        Assert.Equal(visited, PublicWeb.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task The_list_is_its_places_and_is_capped()
    {
        await using var host = await StartAsync();
        var names = host.Get<KeepNames>();
        Refused(await names.PutAsync(host.Elsewhere, host.Liuxi.Id, "周国栋", "", Ct), RefusalKind.Forbidden);
        Refused(await names.PutAsync(host.Editor, host.Liuxi.Id, "<b>", "", Ct), RefusalKind.Invalid);
        Refused(await names.PutAsync(host.Editor, host.Liuxi.Id, "周国栋", new string('长', 41), Ct), RefusalKind.Invalid);
        Done(await names.PutAsync(host.Editor, host.Liuxi.Id, "周国栋", "书记", Ct));
        Done(await names.PutAsync(host.Editor, host.Liuxi.Id, "周国栋", "镇长", Ct));
        var row = Assert.Single(await names.ListAsync(host.Editor, host.Liuxi.Id, Ct));
        Assert.Equal("镇长", row.Title);
        Assert.Empty(await names.ListAsync(host.Elsewhere, host.Liuxi.Id, Ct));
        Refused(await names.RemoveAsync(host.Elsewhere, host.Liuxi.Id, row.Id, Ct), RefusalKind.Forbidden);
        Done(await names.RemoveAsync(host.Editor, host.Liuxi.Id, row.Id, Ct));
        Done(await names.RemoveAsync(host.Editor, host.Liuxi.Id, row.Id, Ct));
        Assert.Empty(await names.ListAsync(host.Editor, host.Liuxi.Id, Ct));
    }

    [Fact]
    public async Task A_place_may_ask_its_leader_for_the_last_signature()
    {
        await using var host = await StartAsync();
        var admin = Person("孙管理", Role.Administrator, host.Liuxi);
        Done(await host.Get<IPlaceSettings>().ChangeAsync(admin, host.Liuxi.Id, "content.reviewers", "Final", "Leader", Ct));
        var draft = await host.DraftAsync(type: "slip");
        Assert.Equal(ItemState.FinalReview, Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct)));
        Refused(await host.SignAsync(host.Final, draft, ReviewStep.Final), RefusalKind.NotFound);
        var leader = Person("韩冬生", Role.Leader, host.Liuxi);
        Assert.Equal(1, (await host.Get<DeskItems>().QueueAsync(leader, 1, Ct)).Total);
        Assert.Equal(0, (await host.Get<DeskItems>().QueueAsync(host.Final, 1, Ct)).Total);
        Refused(await host.SignAsync(Person("邻村领导", Role.Leader, host.Shiqiao), draft, ReviewStep.Final), RefusalKind.NotFound);
        Assert.True((await host.Get<DeskItems>().FindAsync(leader, draft.ItemId, Ct))!.MaySign);
        Assert.Equal(ItemState.Approved, Done(await host.SignAsync(leader, draft, ReviewStep.Final)));
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(ContentHost host, string body)
    {
        var draft = Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, new ItemText("稿", body), Ct));
        var item = await host.Get<DeskItems>().FindAsync(host.Editor, draft.ItemId, Ct);
        return [.. item!.Findings.Select(f => f.Words)];
    }
}
