using Portal.Kit.Outcomes;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;
using static Portal.Requests.Topics.Kind.TopicCommands;

namespace Portal.Requests.Tests.Kernel;

public sealed class TopicGuardsTests
{
    [Fact]
    public void A_question_is_asked_twice_at_most()
    {
        var story = Story.New().Then(Ask).Then(Answer).Then(Ask).Then(Answer);
        Assert.Equal("no.ask-twice", story.Try(Ask).Refusal);
    }

    [Theory]
    [InlineData("ask", "no.words")]
    [InlineData("decline", "no.words")]
    public void What_must_be_said_must_be_said(string command, string refusal) =>
        Assert.Equal(refusal, Story.New().Try(new Command(command), a => a with { Facts = a.Facts with { Worded = null } }).Refusal);

    [Fact]
    public void Nothing_is_merged_into_what_is_closed() =>
        Assert.Equal("no.parent", Story.New().Try(Merge, a => a with { Parent = TopicStates.Delivered }).Refusal);

    [Fact]
    public void What_holds_others_is_not_merged_itself() =>
        Assert.Equal("no.children", Story.New().Try(Merge, a => a with { Children = 1 }).Refusal);

    [Fact]
    public void A_dispatch_names_unit_and_backup() =>
        Assert.Equal("no.unit", Story.New().Try(Dispatch, a => a with { Facts = a.Facts with { BackupId = null } }).Refusal);

    [Fact]
    public void Acceptance_promises_a_day_to_come() =>
        Assert.Equal("no.promise", Story.In(TopicStates.Dispatched).Try(Accept, a => a with { Facts = a.Facts with { Promise = a.At } }).Refusal);

    [Fact]
    public void Whoever_takes_over_keeps_the_promise_unless_the_orderer_agrees()
    {
        var story = Story.In(TopicStates.Accepted).Then(HandOver);
        Assert.Equal("no.promise-later", story.Try(Accept, Later).Refusal);
        Assert.NotNull(story.Try(Accept, a => Later(a) with { Facts = Later(a).Facts with { Agreed = true } }).Event);

        static Attempt Later(Attempt a) => a with { Facts = a.Facts with { Promise = a.At.AddDays(9) } };
    }

    [Fact]
    public void A_conference_ends_when_every_unit_has_signed()
    {
        var story = Story.New().Then(Confer, a => a with { Facts = a.Facts with { Parts = [Story.Unit, Story.Other] } });
        Assert.Equal("no.unsigned", story.Try(Accept).Refusal);
        story.Then(Sign).Then(Sign, a => a with { Facts = a.Facts with { Part = Story.Unit } });
        Assert.Equal("no.part", story.Try(Sign).Refusal);
        Assert.NotNull(story.Try(Accept).Event);
    }

    [Fact]
    public void An_appeal_comes_within_seven_days_once_and_another_moderator_decides()
    {
        var story = Story.In(TopicStates.Declined);
        Assert.Equal("no.appeal-late", Story.In(TopicStates.Declined).Later(24 * 7.1).Try(Appeal).Refusal);
        story.Then(Appeal);
        Assert.Equal("no.same-moderator", story.Try(Decline).Refusal);
        Assert.Equal("no.same-moderator", story.Try(Dispatch).Refusal);
        story.Then(Decline, a => a with { Actor = new Actor(Hats.Triage, Story.Berta) });
        Assert.Equal("no.appeal-twice", story.Try(Appeal).Refusal);
    }

    [Theory]
    [InlineData("withdraw", (int)Hats.Triage)]
    [InlineData("ask", (int)Hats.Handler)]
    [InlineData("dispatch", (int)Hats.Orderer)]
    [InlineData("decline", (int)Hats.Handler)]
    [InlineData("pass", (int)Hats.Orderer)]
    public void Who_does_not_wear_the_hat_is_refused(string command, int hats)
    {
        var verdict = Story.New().Try(new Command(command), a => a with { Actor = new Actor((Hats)hats, Story.Anna) });
        Assert.Equal((RefusalKind.Forbidden, "no.hat"), (verdict.Kind, verdict.Refusal));
    }

    [Fact]
    public void Handlers_do_not_rate_their_own_work() =>
        Assert.Equal("no.hat", Story.In(TopicStates.Delivered).Try(Rate, a => a with { Actor = new Actor(Hats.Handler, Story.Anna) }).Refusal);

    [Fact]
    public void After_thirty_days_in_the_archive_nothing_is_opened_again() =>
        Assert.Equal("no.reopen-late", Story.In(TopicStates.Archived).Later(24 * 31).Try(Reopen).Refusal);

    [Fact]
    public void Staff_do_not_publish_what_the_orderer_keeps_private()
    {
        var story = new Story().Then(Submit, a => a with { Facts = a.Facts with { Visibility = Visibility.Private } });
        Assert.Equal("no.private", story.Try(Show).Refusal);
    }

    [Fact]
    public void The_clock_does_not_act_before_its_time() =>
        Assert.Equal("no.too-early", Story.In(TopicStates.Asked).Later(71).Try(TimeOut).Refusal);
}
