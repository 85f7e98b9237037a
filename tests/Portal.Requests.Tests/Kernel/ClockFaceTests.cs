using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;
using static Portal.Requests.Topics.Kind.TopicCommands;

namespace Portal.Requests.Tests.Kernel;

public sealed class ClockFaceTests
{
    [Fact]
    public void The_first_answer_is_due_a_day_after_the_order() =>
        Assert.Equal(Story.Start.AddHours(24), Story.New().Clock(TopicClocks.FirstAnswer).Due);

    [Fact]
    public void Neither_a_question_nor_a_dispatch_answers()
    {
        var story = Story.New().Then(Ask).Then(Answer).Later(1).Then(Dispatch).Later(1);
        Assert.True(story.Clock(TopicClocks.FirstAnswer).IsRunning);
        Assert.Equal(TimeSpan.FromHours(2), story.Then(Accept).Clock(TopicClocks.FirstAnswer).Took);
    }

    [Fact]
    public void The_clock_stands_still_only_while_the_orderer_is_asked()
    {
        var story = Story.New().Later(2).Then(Ask).Later(30);
        Assert.False(story.Clock(TopicClocks.FirstAnswer).IsRunning);
        story.Then(Answer);
        Assert.Equal(Story.Start.AddHours(54), story.Clock(TopicClocks.FirstAnswer).Due);
        Assert.Equal(TimeSpan.FromHours(2), story.Then(Dispatch).Then(Accept).Clock(TopicClocks.FirstAnswer).Took);
    }

    [Fact]
    public void A_reopening_starts_a_new_cycle_and_keeps_the_old_miss()
    {
        var story = Story.New().Later(30).Then(Dispatch).Then(Accept).Then(Deliver).Later(1).Then(Reopen);
        var runs = ClockFace.Read(story.Kind, story.Case).Where(r => r.Name == TopicClocks.FirstAnswer).ToList();
        Assert.Equal([1, 2], runs.Select(r => r.Cycle));
        Assert.True(runs[0].IsMissed(story.Now));
        Assert.False(runs[1].IsMissed(story.Now));
        Assert.Equal(story.Now.AddHours(72), story.Clock(TopicClocks.Promised).Due);
    }

    [Fact]
    public void After_unmerging_the_clock_stands_as_it_would_have_run()
    {
        var story = Story.New().Then(Merge).Later(23).Then(Unmerge);
        Assert.Equal(Story.Start.AddHours(24), story.Clock(TopicClocks.FirstAnswer).Due);
        Assert.True(story.Clock(TopicClocks.FirstAnswer).IsMissed(story.Now.AddHours(2)));
    }

    [Fact]
    public void Handing_over_leaves_the_promise_where_it_was()
    {
        var story = Story.In(TopicStates.Accepted);
        var due = story.Clock(TopicClocks.Promised).Due;
        Assert.Equal(due, story.Later(10).Then(HandOver).Clock(TopicClocks.Promised).Due);
    }

    [Fact]
    public void Levels_are_reached_one_after_another()
    {
        var story = Story.New();
        Assert.Equal(Story.Start.AddHours(12), NextStep.After(story.Kind, story.Case, Story.Start));
        Assert.Equal([(TopicClocks.FirstAnswer, 80)], NextStep.Reached(story.Kind, story.Case, Story.Start.AddHours(20)).Select(r => (r.Run.Name, r.Percent)));
        Assert.Equal(Story.Start.AddHours(24), NextStep.After(story.Kind, story.Case, Story.Start.AddHours(20)));
    }

    [Fact]
    public void The_policy_of_the_day_of_order_holds()
    {
        var story = new Story().Then(Submit, a => a with { Facts = a.Facts with { Policy = new Policy { Hours = new Dictionary<string, int> { [TopicClocks.FirstAnswer] = 48 } } } });
        Assert.Equal(Story.Start.AddHours(48), story.Clock(TopicClocks.FirstAnswer).Due);
    }

    [Fact]
    public void What_was_taken_back_never_happened_to_any_clock()
    {
        var story = Story.New().Later(1).Then(Dispatch).Then(Accept).Undo(Story.Anna);
        Assert.Equal(TopicStates.Dispatched, story.State);
        Assert.True(story.Clock(TopicClocks.FirstAnswer).IsRunning);
        Assert.Equal(4, story.Case.Version);
        Assert.Null(story.Case.Facts.HolderId);
    }
}
