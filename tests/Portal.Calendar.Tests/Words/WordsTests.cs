using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda.Show;
using Portal.Calendar.Plan;
using Portal.Calendar.Words;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Read;
using Portal.Content.Review;
using Portal.Content.Types;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Storage.Events;
using Portal.Storage.Jobs;
using Portal.Testing;

namespace Portal.Calendar.Tests.Words;

/// <summary>The words of an activity are a content item: drafts, three reviews, an hour to publish.</summary>
public class WordsTests
{
    private static readonly CurrentUser Editor = CalendarHost.Editor();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_activity_passes_three_reviews_before_the_public_sees_it_and_a_change_passes_them_again(OnDatabase on)
    {
        await using var host = await CalendarHost.StartAsync(on, reviews: true);
        var saved = await SaveAsync(host, null, Form());
        Assert.Equal(ItemState.FirstReview, saved.State);
        Assert.Null(await ShownAsync(host, saved.Id));
        Assert.Equal(saved.Id, Assert.Single((await host.Get<DeskItems>().QueueAsync(CalendarHost.Staff(Role.FirstReviewer), 1, Ct)).Lines).Id);

        await PublishAsync(host, saved.Id);
        var shown = (await ShownAsync(host, saved.Id))!.Activity;
        Assert.Equal(("剪纸课", "自己带剪刀", "石桥村的老人"), (shown.Title, shown.Bring, shown.Audience));

        var opened = (await host.Get<PlannedActivities>().OpenAsync(Editor, saved.Id, Ct))!;
        (opened.Form.Title, opened.Form.Venue) = ("剪纸课：窗花", "石桥村文化广场");
        Assert.Equal(ItemState.FirstReview, (await SaveAsync(host, saved.Id, opened.Form)).State);
        shown = (await ShownAsync(host, saved.Id))!.Activity;
        Assert.Equal(("剪纸课", "石桥村文化广场"), (shown.Title, shown.Venue));

        await PublishAsync(host, saved.Id);
        Assert.Equal("剪纸课：窗花", (await ShownAsync(host, saved.Id))!.Activity.Title);
    }

    [Fact]
    public async Task What_is_approved_is_published_at_its_hour_and_gone_when_it_is_taken_down()
    {
        await using var host = await CalendarHost.StartAsync(reviews: true);
        var id = (await SaveAsync(host, null, Form())).Id;
        var version = await SignAsync(host, id);
        var at = host.Now().AddHours(2);
        Assert.True((await host.Get<PublishItem>().AtAsync(Editor, id, version, at, null, Ct)).IsDone);
        var clockwork = host.Services.GetServices<IJob>().Single(j => j.Name == "content.publish-due");
        await clockwork.RunAsync(Ct);
        await FollowAsync(host, id);
        Assert.Null(await ShownAsync(host, id));
        host.Clock.Advance(TimeSpan.FromHours(2));
        await clockwork.RunAsync(Ct);
        await FollowAsync(host, id);
        Assert.NotNull(await ShownAsync(host, id));

        Assert.True((await host.Get<TakeDown>().HandleAsync(CalendarHost.Staff(Role.Moderator), id, "写错了日子", Ct)).IsDone);
        await FollowAsync(host, id);
        Assert.Null(await ShownAsync(host, id));
        var again = (await host.Get<PlannedActivities>().OpenAsync(Editor, id, Ct))!;
        again.Form.IsPublished = true;
        Assert.Equal(ItemState.FirstReview, (await SaveAsync(host, id, again.Form)).State);
    }

    [Fact]
    public async Task Hiding_holds_at_once_and_the_same_words_are_shown_again_without_a_second_review()
    {
        await using var host = await CalendarHost.StartAsync(reviews: true);
        var id = (await SaveAsync(host, null, Form())).Id;
        await PublishAsync(host, id);
        foreach (var shown in new[] { false, true })
        {
            var opened = (await host.Get<PlannedActivities>().OpenAsync(Editor, id, Ct))!;
            opened.Form.IsPublished = shown;
            Assert.Null((await SaveAsync(host, id, opened.Form)).Refused);
            await FollowAsync(host, id);
            Assert.Equal(shown, await ShownAsync(host, id) is not null);
        }
    }

    [Fact]
    public async Task Following_twice_changes_and_announces_nothing_the_second_time()
    {
        await using var host = await CalendarHost.StartAsync(reviews: true);
        var id = (await SaveAsync(host, null, Form())).Id;
        await PublishAsync(host, id);
        async Task<int> EventsAsync()
        {
            await using var db = host.Store.Open();
            return await db.Set<EventRow>().CountAsync(Ct);
        }
        var before = await EventsAsync();
        for (var round = 0; round < 3; round++)
            await FollowAsync(host, id);
        Assert.Equal(before, await EventsAsync());
    }

    [Fact]
    public async Task Where_a_place_asks_for_no_review_what_is_saved_as_public_is_public()
    {
        await using var host = await CalendarHost.StartAsync();
        var saved = await SaveAsync(host, null, Form());
        Assert.Equal(ItemState.Published, saved.State);
        var item = (await host.Get<PublishedItems>().ListAsync(ActivityContent.Key, new CardFilter(), 1, 10, Ct)).Cards.Single();
        Assert.Equal((saved.Id, "剪纸课"), (item.Id, item.Title));
        Assert.NotNull(await ShownAsync(host, saved.Id));
    }

    [Fact]
    public async Task Drafts_from_a_table_are_submitted_as_they_stand_but_not_by_strangers_nor_by_who_does_not_write()
    {
        await using var host = await CalendarHost.StartAsync(reviews: true);
        var (activity, _) = await host.PlanAsync(published: false);
        var offer = host.Get<OfferWords>();
        Assert.Equal(RefusalKind.NotFound, (await offer.OfferAsync(CalendarHost.Villager(), activity, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await offer.OfferAsync(CalendarHost.Editor("qinghe/shiqiao/"), activity, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await offer.OfferAsync(CalendarHost.Staff(Role.Host), activity, Ct)).Refusal!.Kind);
        for (var round = 0; round < 2; round++)
            Assert.Equal(ItemState.FirstReview, (await offer.OfferAsync(Editor, activity, Ct)).Value);
        await using var db = host.Store.Open();
        Assert.Single(await db.Set<VersionRow>().ToListAsync(Ct));
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_activity_and_words_older_than_the_newest_are_refused()
    {
        await using var host = await CalendarHost.StartAsync(reviews: true);
        var form = Form();
        var id = (await SaveAsync(host, null, form)).Id;
        Assert.Equal(RefusalKind.Conflict, (await host.Get<SaveActivity>().HandleAsync(Editor, null, form, Ct)).Refusal!.Kind);
        var opened = (await host.Get<PlannedActivities>().OpenAsync(Editor, id, Ct))!;
        Assert.Null(await host.Get<OfferWords>().KeepAsync(Editor, id, opened.Form.Text with { Title = "别人改的" }, Ct));
        Assert.Equal(RefusalKind.Conflict, (await host.Get<SaveActivity>().HandleAsync(Editor, id, opened.Form, Ct)).Refusal!.Kind);
    }

    private static ActivityForm Form()
    {
        var form = new ActivityForm { PlaceId = CalendarHost.Village, Title = "剪纸课", Words = "从折纸学起。", Venue = "石桥村实践站", Bring = "自己带剪刀", Audience = "石桥村的老人" };
        form.Times.Add(new TimeForm { Day = new DateOnly(2026, 10, 20) });
        return form;
    }

    private static async Task<SavedActivity> SaveAsync(StorageHost host, Guid? id, ActivityForm form)
    {
        var outcome = await host.Get<SaveActivity>().HandleAsync(Editor, id, form, Ct);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        return outcome.Value;
    }

    private static async Task<Guid> SignAsync(StorageHost host, Guid id)
    {
        var version = (await host.Get<DeskItems>().FindAsync(Editor, id, Ct))!.Row.LatestVersionId;
        foreach (var (role, step) in new[] { (Role.FirstReviewer, ReviewStep.First), (Role.SecondReviewer, ReviewStep.Second), (Role.FinalReviewer, ReviewStep.Final) })
            Assert.True((await host.Get<SignReview>().HandleAsync(CalendarHost.Staff(role), id, version, step, "", Ct)).IsDone);
        return version;
    }

    private static async Task PublishAsync(StorageHost host, Guid id)
    {
        Assert.True((await host.Get<PublishItem>().NowAsync(Editor, id, await SignAsync(host, id), Ct)).IsDone);
        await FollowAsync(host, id);
    }

    private static Task FollowAsync(StorageHost host, Guid id) => host.Get<ShowWords>().FollowAsync(id, Ct);

    private static Task<ShownActivity?> ShownAsync(StorageHost host, Guid id) => host.Get<ActivityReader>().FindAsync(id, Ct);
}
