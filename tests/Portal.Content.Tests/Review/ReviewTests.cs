using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Review;
using Portal.Content.Types;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Notices.Outbox;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Review;

public sealed class ReviewTests
{
    [Theory]
    [BothDatabases]
    public async Task Three_people_sign_and_it_may_be_published(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var item = await host.PublishedAsync();
        Assert.Equal(ItemState.Published, (await host.ItemAsync(item.ItemId)).State);
        Assert.Equal(3, await host.CountAsync<SignatureRow>());
        Assert.Equal(4, await host.CountAsync<NoticeRow>());
    }

    [Fact]
    public async Task Nobody_signs_a_text_in_which_they_have_written()
    {
        await using var host = await StartAsync();
        var both = host.Editor with { Grants = [.. host.Editor.Grants, .. host.First.Grants] };
        var draft = await host.DraftAsync();
        var other = Person("别的编辑", Role.Editor, host.Liuxi);
        var mended = Done(await host.Get<SaveVersion>().HandleAsync(other, draft.ItemId, draft.VersionId, new("改了一个字", "正文"), Ct));
        Done(await host.Get<SubmitForReview>().HandleAsync(other, mended.ItemId, mended.VersionId, Ct));
        Refused(await host.SignAsync(both, mended, ReviewStep.First), RefusalKind.Forbidden);
        Assert.Equal(0, await host.CountAsync<SignatureRow>());
    }

    [Fact]
    public async Task Nobody_signs_two_reviews_of_one_version()
    {
        await using var host = await StartAsync();
        var everything = host.First with { Grants = [new Grant(Role.Administrator, host.Liuxi.Id, "maichuan/")] };
        var draft = await host.DraftAsync();
        Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct));
        Done(await host.SignAsync(everything, draft, ReviewStep.First));
        Refused(await host.SignAsync(everything, draft, ReviewStep.Second), RefusalKind.Forbidden);
    }

    [Fact]
    public async Task A_stranger_and_a_reviewer_of_another_place_or_step_cannot_sign_or_send_back()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct));
        foreach (var stranger in new[] { CurrentUser.Visitor, host.Elsewhere, host.Second, host.Editor })
        {
            Refused(await host.SignAsync(stranger, draft, ReviewStep.First), RefusalKind.NotFound);
            Refused(await host.Get<SendBack>().HandleAsync(stranger, draft.ItemId, draft.VersionId, ReviewStep.First, "改", "", Ct), RefusalKind.NotFound);
            if (stranger.Id != host.Editor.Id)
                Refused(await host.Get<SubmitForReview>().HandleAsync(stranger, draft.ItemId, draft.VersionId, Ct), RefusalKind.NotFound);
        }

        Refused(await host.SignAsync(host.Second, draft, ReviewStep.Second), RefusalKind.Conflict);
        Assert.Equal(ItemState.FirstReview, (await host.ItemAsync(draft.ItemId)).State);
    }

    [Fact]
    public async Task A_signature_for_another_version_is_refused_and_an_edit_resets_what_follows()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct));
        Done(await host.SignAsync(host.First, draft, ReviewStep.First));
        var edited = Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, new("改过的标题", "正文"), Ct));
        Refused(await host.SignAsync(host.Second, draft, ReviewStep.Second), RefusalKind.Conflict);
        Refused(await host.SignAsync(host.Second, edited, ReviewStep.Second), RefusalKind.Conflict);
        Assert.Equal(ItemState.FirstReview, Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, edited.ItemId, edited.VersionId, Ct)));
        Refused(await host.Get<SubmitForReview>().HandleAsync(host.Editor, edited.ItemId, draft.VersionId, Ct), RefusalKind.Conflict);
    }

    [Theory]
    [BothDatabases]
    public async Task Two_first_reviewers_at_once_leave_one_signature(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var draft = await host.DraftAsync();
        Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(i =>
            Task.Run(() => host.SignAsync(Person($"初审{i}", Role.FirstReviewer, host.Liuxi), draft, ReviewStep.First), Ct)));
        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal(RefusalKind.Conflict, o.Refusal!.Kind));
        Assert.Equal(1, await host.CountAsync<SignatureRow>());
    }

    [Fact]
    public async Task Sent_back_with_words_the_author_hears_of_it_and_the_signatures_are_gone()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct));
        Done(await host.SignAsync(host.First, draft, ReviewStep.First));
        var back = host.Get<SendBack>();
        Refused(await back.HandleAsync(host.Second, draft.ItemId, draft.VersionId, ReviewStep.Second, "  ", "", Ct), RefusalKind.Invalid);
        Refused(await back.HandleAsync(host.Second, draft.ItemId, draft.VersionId, ReviewStep.Second, new string('长', 1_000_000), "", Ct), RefusalKind.TooLarge);
        Done(await back.HandleAsync(host.Second, draft.ItemId, draft.VersionId, ReviewStep.Second, "数字请核对", "6,812 回", Ct));
        Refused(await back.HandleAsync(host.Second, draft.ItemId, draft.VersionId, ReviewStep.Second, "数字请核对", "", Ct), RefusalKind.Conflict);
        Assert.Equal(ItemState.Writing, (await host.ItemAsync(draft.ItemId)).State);
        Assert.Equal(0, await host.CountAsync<SignatureRow>());
        await using var db = host.Storage.Store.Open();
        Assert.Contains(await db.Set<NoticeRow>().ToListAsync(Ct), n => n.PersonId == host.Editor.Id && n.Text.Contains("数字请核对", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_small_notice_needs_one_review_only()
    {
        await using var host = await StartAsync();
        var slip = await host.DraftAsync("停水通知", "slip");
        Assert.Equal(ItemState.FinalReview, Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, slip.ItemId, slip.VersionId, Ct)));
        Assert.Equal(ItemState.Approved, Done(await host.SignAsync(host.Final, slip, ReviewStep.Final)));
    }

    [Fact]
    public async Task What_the_machine_finds_stops_a_submission_in_words()
    {
        await using var host = await StartAsync();
        foreach (var body in new[] { $"这里有{Forbidden}", "![](/media/0190a000-0000-7000-8000-000000000001/a.png)", "![图](/media/0190a000-0000-7000-8000-000000000001/a.png)" })
        {
            var draft = Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, new("标题", body), Ct));
            Refused(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct), RefusalKind.Invalid);
        }
    }

    [Fact]
    public async Task The_queue_shows_what_this_person_may_sign_and_nothing_else()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        Done(await host.Get<SubmitForReview>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Ct));
        var desk = host.Get<Read.DeskItems>();
        Assert.Equal(draft.ItemId, Assert.Single((await desk.QueueAsync(host.First, 1, Ct)).Lines).Id);
        foreach (var other in new[] { host.Second, host.Editor, host.Elsewhere, CurrentUser.Visitor })
            Assert.Empty((await desk.QueueAsync(other, 1, Ct)).Lines);
        Assert.Empty((await desk.QueueAsync(host.Editor with { Grants = host.First.Grants }, 1, Ct)).Lines);
        Assert.Null(await desk.FindAsync(host.Elsewhere, draft.ItemId, Ct));
        Assert.Null(await desk.VersionAsync(host.Elsewhere, draft.VersionId, Ct));
        Assert.NotNull(await desk.VersionAsync(host.First, draft.VersionId, Ct));
    }
}
