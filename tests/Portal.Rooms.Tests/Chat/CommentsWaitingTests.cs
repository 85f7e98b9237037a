using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Rooms.Tests.Chat;

public class CommentsWaitingTests
{
    [Theory]
    [BothDatabases]
    public async Task The_desk_counts_held_comments_for_those_who_may_judge_them(OnDatabase on)
    {
        await using var rooms = await RoomsHost.StartAsync(on);
        await rooms.HeldAsync("这药管用不？");
        await rooms.SaidAsync("听得清");
        var waiting = rooms.Get<IEnumerable<IWaiting>>();

        Assert.Equal([1], await CountsAsync(waiting, rooms.Moderator));
        Assert.Empty(await CountsAsync(waiting, await rooms.Town.StaffAsync(Role.Moderator, rooms.Town.Shiqiao)));
        Assert.Empty(await CountsAsync(waiting, RoomsHost.Villager()));
    }

    private static async Task<List<int>> CountsAsync(IEnumerable<IWaiting> askers, CurrentUser user)
    {
        List<int> counts = [];
        foreach (var asker in askers)
            counts.AddRange((await asker.ForAsync(user, RoomsHost.Ct)).Where(w => w.Icon == "chat").Select(w => w.Count));
        return counts;
    }
}
