using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation.Mutes;
using Portal.Testing;

namespace Portal.Moderation.Tests.Mutes;

public class MutesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_mute_holds_there_and_below_until_its_end(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        var mutes = host.Get<IMutes>();
        var villager = ModerationHost.Villager();
        await mutes.MuteAsync(ModerationHost.Moderator(), new MuteRequest(villager.Id, null, ModerationHost.Village, null, TimeSpan.FromHours(1), "刷屏"), Ct);
        Assert.NotNull(await mutes.FindAsync(villager, "qinghe/liuxi/dongtou/", "episode:1", Ct));
        Assert.Null(await mutes.FindAsync(villager, "qinghe/", null, Ct));
        Assert.Null(await mutes.FindAsync(ModerationHost.Villager(), "qinghe/liuxi/", null, Ct));
        Assert.Null(await mutes.FindAsync(CurrentUser.Visitor, "qinghe/liuxi/", null, Ct));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await mutes.FindAsync(villager, "qinghe/liuxi/", null, Ct));
    }

    [Theory, BothDatabases]
    public async Task A_device_may_be_muted_for_one_episode_and_the_mute_taken_back(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        var mutes = host.Get<IMutes>();
        var visitor = ModerationHost.Villager("device-1");
        var moderator = ModerationHost.Moderator();
        var mute = (await mutes.MuteAsync(moderator, new MuteRequest(null, "device-1", ModerationHost.Village, "episode:1", null, "骂人"), Ct)).Value!;
        Assert.NotNull(await mutes.FindAsync(visitor, "qinghe/liuxi/", "episode:1", Ct));
        Assert.Null(await mutes.FindAsync(visitor, "qinghe/liuxi/", "episode:2", Ct));
        Assert.Equal(RefusalKind.NotFound, (await mutes.UnmuteAsync(ModerationHost.Moderator("qinghe/shiqiao/"), mute.Id, Ct)).Refusal!.Kind);
        Assert.True((await mutes.UnmuteAsync(moderator, mute.Id, Ct)).IsDone);
        Assert.Null(await mutes.FindAsync(visitor, "qinghe/liuxi/", "episode:1", Ct));
    }

    [Fact]
    public async Task A_newer_mute_replaces_the_older_and_nobody_mutes_elsewhere_or_themselves()
    {
        await using var host = await ModerationHost.StartAsync();
        var mutes = host.Get<IMutes>();
        var villager = ModerationHost.Villager();
        var moderator = ModerationHost.Moderator();
        MuteRequest Request(TimeSpan? length) => new(villager.Id, null, ModerationHost.Village, null, length, "刷屏");
        var first = (await mutes.MuteAsync(moderator, Request(TimeSpan.FromHours(1)), Ct)).Value!;
        var second = (await mutes.MuteAsync(moderator, Request(null), Ct)).Value!;
        Assert.Equal((first.Id, null), (second.Id, second.Until));
        Assert.Equal(RefusalKind.Forbidden, (await mutes.MuteAsync(ModerationHost.Moderator("qinghe/shiqiao/"), Request(null), Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await mutes.MuteAsync(villager, Request(null) with { PersonId = Guid.CreateVersion7() }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await mutes.MuteAsync(moderator, Request(null) with { PersonId = moderator.Id }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await mutes.MuteAsync(moderator, Request(null) with { PersonId = null }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await mutes.MuteAsync(moderator, Request(null) with { Reason = " " }, Ct)).Refusal!.Kind);
    }
}
