using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Streams;
using Portal.Rooms.Studio;

namespace Portal.Rooms.Tests.Studio;

public class GiveCoverTests
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xD9];

    [Fact]
    public async Task Who_directs_gives_the_recordings_picture_while_on_air()
    {
        await using var rooms = await RoomsHost.StartAsync();
        Assert.Equal(RefusalKind.Conflict, await RefusedAsync(rooms, rooms.Editor, Picture));
        await rooms.OnAirAsync();

        Assert.Null(await RefusedAsync(rooms, rooms.Editor, Picture));

        Assert.Equal(Picture, Assert.Single(rooms.Recordings.Covers));
    }

    [Fact]
    public async Task Strangers_villagers_and_visitors_give_none()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();

        foreach (var user in new[] { rooms.Stranger, await rooms.Town.VillagerAsync(), CurrentUser.Visitor })
            Assert.Equal(RefusalKind.Forbidden, await RefusedAsync(rooms, user, Picture));
        Assert.Equal(RefusalKind.Forbidden, (await rooms.Get<GiveCover>().HandleAsync(rooms.Editor, Guid.NewGuid(), Stream.Null, RoomsHost.Ct)).Refusal?.Kind);

        Assert.Empty(rooms.Recordings.Covers);
    }

    [Fact]
    public async Task What_is_too_large_no_picture_a_second_one_or_from_a_cut_off_broadcast_is_refused()
    {
        await using var rooms = await RoomsHost.StartAsync();
        await rooms.OnAirAsync();
        Assert.Null(await RefusedAsync(rooms, rooms.Editor, new byte[GiveCover.MaxBytes]));
        Assert.Equal(RefusalKind.TooLarge, await RefusedAsync(rooms, rooms.Editor, new byte[GiveCover.MaxBytes + 1]));
        rooms.Recordings.Cover = CoverAnswer.NoPicture;
        Assert.Equal(RefusalKind.Invalid, await RefusedAsync(rooms, rooms.Editor, Picture));
        rooms.Recordings.Cover = CoverAnswer.NotWanted;
        Assert.Equal(RefusalKind.Conflict, await RefusedAsync(rooms, rooms.Editor, Picture));
        var before = rooms.Recordings.Covers.Count;
        await rooms.Get<DirectEpisode>().CutOffAsync(rooms.Editor, rooms.Episode.Id, RoomsHost.Ct);

        Assert.Equal(RefusalKind.Conflict, await RefusedAsync(rooms, rooms.Editor, Picture));
        Assert.Equal(before, rooms.Recordings.Covers.Count);
    }

    private static async Task<RefusalKind?> RefusedAsync(RoomsHost rooms, CurrentUser user, byte[] picture)
    {
        using MemoryStream body = new(picture);
        return (await rooms.Get<GiveCover>().HandleAsync(user, rooms.Episode.Id, body, RoomsHost.Ct)).Refusal?.Kind;
    }
}
