using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Chat;
using Portal.Rooms.Plan;
using Portal.Testing;

namespace Portal.Rooms.Tests.Watch;

/// <summary>The whole site with a room and an announced episode, as villagers' browsers see it.</summary>
public sealed class VillagerSite : PortalFactory
{
    private Township? town;
    private Guid episode;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Address { get; private set; } = "";

    public Guid Episode => episode;

    /// <summary>Plants what is needed, once.</summary>
    public async Task<Township> OpenAsync()
    {
        if (town is not null)
            return town;
        town = await Township.PlantAsync(Store);
        var editor = await town.StaffAsync(Role.Editor, town.Liuxi);
        using var scope = Services.CreateScope();
        var room = await scope.ServiceProvider.GetRequiredService<SaveRoom>().HandleAsync(editor, new RoomForm { PlaceId = town.Liuxi.Id, Name = "柳溪村直播间", Slug = "liuxi" }, Ct);
        var form = new EpisodeForm { RoomId = room.Value!.Id, Title = "麦种怎么拌", Starts = ChinaTime.ToLocal(TimeProvider.System.GetUtcNow().UtcDateTime).AddHours(3) };
        var made = await scope.ServiceProvider.GetRequiredService<SaveEpisode>().HandleAsync(editor, form, Ct);
        episode = made.Value!.Id;
        Address = "/rooms/liuxi/1";
        return town;
    }

    public HttpClient Villager()
    {
        var browser = Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    public async Task<int> CommentsAsync()
    {
        await using var db = Store.Open();
        return await db.Set<CommentRow>().CountAsync(c => c.EpisodeId == Episode, Ct);
    }
}
