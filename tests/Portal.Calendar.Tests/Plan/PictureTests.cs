using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Content.Media;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Calendar.Tests.Plan;

/// <summary>The picture of an activity: from the libraries of one's own places.</summary>
public class PictureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_activity_keeps_its_picture_and_an_editor_of_the_village_may_leave_it_there(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var picture = await AddAsync(host, CalendarHost.Township);
        var form = Form(picture);
        Assert.True((await SaveAsync(host, CalendarHost.Editor(), null, form)).IsDone);
        Assert.Equal(picture, await PictureAsync(host));

        var villager = new CurrentUser(Guid.CreateVersion7(), "村里的宣传员", [new Grant(Role.Editor, CalendarHost.Village, "qinghe/liuxi/")]);
        var opened = (await host.Get<PlannedActivities>().OpenAsync(villager, form.NewId, Ct))!.Form;
        opened.Title = "剪纸课，改个名";
        Assert.True((await SaveAsync(host, villager, form.NewId, opened)).IsDone);
        Assert.Equal(picture, await PictureAsync(host));

        opened = (await host.Get<PlannedActivities>().OpenAsync(villager, form.NewId, Ct))!.Form;
        opened.PictureId = null;
        Assert.True((await SaveAsync(host, villager, form.NewId, opened)).IsDone);
        Assert.Null(await PictureAsync(host));
    }

    [Fact]
    public async Task A_picture_that_is_not_there_no_picture_or_somebody_elses_is_refused_in_words()
    {
        await using var host = await CalendarHost.StartAsync();
        var editor = CalendarHost.Editor("qinghe/liuxi/");
        foreach (var picture in new[] { Guid.NewGuid(), await AddAsync(host, CalendarHost.OtherVillage), await AddAsync(host, CalendarHost.Village, MediaKind.Sound) })
        {
            var refused = (await SaveAsync(host, editor, null, Form(picture))).Refusal!;
            Assert.Equal((RefusalKind.NotFound, "picture"), (refused.Kind, refused.Field));
        }
        Assert.True((await SaveAsync(host, editor, null, Form(await AddAsync(host, CalendarHost.Village)))).IsDone);
    }

    private static Task<Outcome<SavedActivity>> SaveAsync(StorageHost host, CurrentUser user, Guid? id, ActivityForm form) => host.Get<SaveActivity>().HandleAsync(user, id, form, Ct);

    private static ActivityForm Form(Guid picture)
    {
        var form = new ActivityForm { PlaceId = CalendarHost.Village, Title = "剪纸课", Venue = "柳溪村实践站", PictureId = picture };
        form.Times.Add(new TimeForm { Day = new DateOnly(2026, 10, 20) });
        return form;
    }

    private static async Task<Guid?> PictureAsync(StorageHost host)
    {
        await using var db = host.Store.Open();
        return await db.Set<ActivityRow>().Select(a => a.PictureId).SingleAsync(Ct);
    }

    private static async Task<Guid> AddAsync(StorageHost host, Guid place, MediaKind kind = MediaKind.Picture)
    {
        var row = new MediaRow { Id = Guid.CreateVersion7(), PlaceId = place, Name = "a.webp", Title = "a", ContentType = "image/webp", Kind = kind, Blob = Guid.NewGuid().ToString("N"), Alt = "红窗花", At = host.Now() };
        await host.Store.WriteAsync(db => db.AddAsync(row).AsTask(), Ct);
        return row.Id;
    }
}
