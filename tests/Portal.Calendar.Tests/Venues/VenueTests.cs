using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Venues;
using Portal.Kit.Outcomes;
using Portal.Testing;

namespace Portal.Calendar.Tests.Venues;

public class VenueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_activity_takes_place_in_a_venue_of_the_tree_and_follows_its_address_and_number(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on);
        var (editor, save) = (CalendarHost.Editor(), host.Get<SaveVenue>());
        var venue = Venue();
        Assert.True((await save.HandleAsync(editor, venue, Ct)).IsDone);
        var form = new ActivityForm { PlaceId = CalendarHost.Village, Title = "剪纸课", Venue = "随便写的", VenueId = venue.Id };
        form.Times.Add(new TimeForm { Day = new DateOnly(2026, 10, 20) });
        Assert.True((await host.Get<SaveActivity>().HandleAsync(editor, null, form, Ct)).IsDone);

        var shown = (await host.Get<VenueBook>().FindAsync(venue.Id, Ct))!;
        Assert.Equal(("柳溪村", "石桥路 8 号", 1), (shown.PlaceName, shown.Venue.Address, shown.Coming.Count));
        var again = VenueForm.From(Assert.Single(await host.Get<VenueBook>().OwnAsync(editor, Ct)));
        (again.Address, again.Phone) = ("石桥路 10 号", "0712-5550102");
        Assert.True((await save.HandleAsync(editor, again, Ct)).IsDone);
        await using var db = host.Store.Open();
        var row = await db.Set<ActivityRow>().SingleAsync(Ct);
        Assert.Equal(("柳溪村实践站", "石桥路 10 号", "0712-5550102"), (row.Venue, row.Address, row.Phone));
    }

    [Fact]
    public async Task Strangers_old_pages_doubled_names_and_other_peoples_pictures_are_refused_in_words()
    {
        await using var host = await CalendarHost.StartAsync();
        var (editor, save) = (CalendarHost.Editor(), host.Get<SaveVenue>());
        async Task<RefusalKind?> TryAsync(VenueForm form) => (await save.HandleAsync(editor, form, Ct)).Refusal?.Kind;
        var venue = Venue();
        Assert.Equal(RefusalKind.Forbidden, (await save.HandleAsync(CalendarHost.Villager(), venue, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await save.HandleAsync(CalendarHost.Editor("qinghe/shiqiao/"), venue, Ct)).Refusal!.Kind);
        Assert.Null(await TryAsync(venue));
        Assert.Equal(RefusalKind.Conflict, await TryAsync(venue));
        Assert.Equal(RefusalKind.Conflict, await TryAsync(Venue()));
        Assert.Equal(RefusalKind.Invalid, await TryAsync(Venue(name: " ")));
        Assert.Equal(RefusalKind.Invalid, await TryAsync(Venue(name: new string('站', 41))));
        Assert.Equal(RefusalKind.Invalid, await TryAsync(Venue(phone: "打我手机")));
        Assert.Equal(RefusalKind.NotFound, await TryAsync(Venue(name: "别处", picture: Guid.NewGuid())));
        Assert.Empty(await host.Get<VenueBook>().OwnAsync(CalendarHost.Villager(), Ct));
    }

    private static VenueForm Venue(string name = "柳溪村实践站", string phone = "0712-5550101", Guid? picture = null) =>
        new() { PlaceId = CalendarHost.Village, Name = name, Address = "石桥路 8 号", Phone = phone, Words = "每天 8 点到 20 点开门", PictureId = picture };
}
