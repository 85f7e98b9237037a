using Microsoft.EntityFrameworkCore;
using Portal.Kit.Likes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation.Likes;
using Portal.Testing;

namespace Portal.Moderation.Tests.Likes;

public class LikesTests
{
    private static readonly LikeSubject Episode = new("episode", Guid.Parse("0199f000-0000-7000-8000-000000000001"), Guid.Parse("0199f000-0000-7000-8000-000000000001"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Three_hundred_at_once_are_counted_once_each_however_often_they_press(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        var likes = host.Get<ILikes>();

        await Task.WhenAll(Enumerable.Range(0, 900).Select(i => Task.Run(() => likes.SetAsync(ModerationHost.Villager($"device-{i % 300}"), Episode, likes: true, Ct), Ct)));

        Assert.Equal(300, (await likes.CountAsync("episode", [Episode.Id], Ct))[Episode.Id]);
        await using var db = host.Store.Open();
        Assert.Equal(300, await db.Set<LikeRow>().CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_like_is_taken_back_and_given_again(OnDatabase on)
    {
        await using var host = await ModerationHost.StartAsync(on);
        var likes = host.Get<ILikes>();
        var villager = ModerationHost.Villager("device-1");

        Assert.Equal(new LikeCount(1, true), (await likes.SetAsync(villager, Episode, likes: true, Ct)).Value);
        Assert.Contains(Episode.Id, await likes.MineAsync(villager, "episode", [Episode.Id], Ct));
        Assert.Equal(new LikeCount(0, false), (await likes.SetAsync(villager, Episode, likes: false, Ct)).Value);
        Assert.Equal(new LikeCount(0, false), (await likes.SetAsync(villager, Episode, likes: false, Ct)).Value);
        Assert.Empty(await likes.CountAsync("episode", [Episode.Id], Ct));
        Assert.Equal(1, (await likes.SetAsync(villager, Episode, likes: true, Ct)).Value?.Count);
    }

    [Fact]
    public async Task Somebody_with_two_telephones_is_one_person_when_signed_in()
    {
        await using var host = await ModerationHost.StartAsync();
        var likes = host.Get<ILikes>();
        var person = new CurrentUser(Guid.NewGuid(), "王大娘", [], "device-1");

        await likes.SetAsync(person, Episode, likes: true, Ct);

        Assert.Equal(1, (await likes.SetAsync(person with { Device = "device-2" }, Episode, likes: true, Ct)).Value?.Count);
    }

    [Fact]
    public async Task A_browser_without_name_is_refused()
    {
        await using var host = await ModerationHost.StartAsync();

        Assert.Equal(RefusalKind.Invalid, (await host.Get<ILikes>().SetAsync(CurrentUser.Visitor, Episode, likes: true, Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Counts_that_changed_are_told_per_group()
    {
        await using var host = await ModerationHost.StartAsync();
        var likes = host.Get<ILikes>();
        var comment = new LikeSubject("comment", Guid.NewGuid(), Episode.Group);
        await likes.SetAsync(ModerationHost.Villager("a"), Episode, likes: true, Ct);
        await likes.SetAsync(ModerationHost.Villager("a"), comment, likes: true, Ct);
        await likes.SetAsync(ModerationHost.Villager("a"), new LikeSubject("comment", Guid.NewGuid(), Guid.NewGuid()), likes: true, Ct);

        var changed = await likes.ChangedAsync(Episode.Group!.Value, DateTime.UnixEpoch, 10, Ct);

        Assert.Equal(new HashSet<Guid> { Episode.Id, comment.Id }, changed.Select(c => c.Id).ToHashSet());
        Assert.All(changed, c => Assert.Equal(1, c.Count));
        Assert.Empty(await likes.ChangedAsync(Episode.Group.Value, changed.Max(c => c.At).AddSeconds(1), 10, Ct));
    }

    [Fact]
    public async Task What_an_erased_account_liked_stays_as_a_number()
    {
        await using var host = await ModerationHost.StartAsync();
        var likes = host.Get<ILikes>();
        var person = new CurrentUser(Guid.NewGuid(), "王大娘", []);
        await likes.SetAsync(person, Episode, likes: true, Ct);
        var kept = host.Get<IEnumerable<IPersonalData>>().OfType<LikesOfPerson>().Single();
        Assert.NotNull(await kept.ExportAsync(person.Id!.Value, Ct));

        await kept.EraseAsync(person.Id.Value, Ct);

        Assert.Null(await kept.ExportAsync(person.Id.Value, Ct));
        Assert.Equal(1, (await likes.CountAsync("episode", [Episode.Id], Ct))[Episode.Id]);
    }
}
