using FsCheck;
using FsCheck.Fluent;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Tests.Kernel;

/// <summary>Whatever people and the clock do in whatever order, the log stays readable and the clocks sane.</summary>
public sealed class RandomSequencesTests
{
    private static readonly Command[] Commands = [.. TopicKind.Instance.Commands];

    private static Arbitrary<int[]> Moves => Gen.Choose(0, (Commands.Length * 50) - 1).ListOf(40).Select(m => m.ToArray()).ToArbitrary();

    [Fact]
    public void A_log_read_again_tells_the_same_case() => Prop.ForAll(Moves, moves =>
    {
        var lived = Live(moves).Case;
        var again = RequestCase.Of([.. lived.All.Select(e => Stored(e))]);
        return again.State == lived.State && again.Facts.ToJson() == lived.Facts.ToJson() && again.Version == lived.Version;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_public_clock_is_never_shortened_and_paused_only_while_asked() => Prop.ForAll(Moves, moves =>
    {
        var story = Live(moves);
        return ClockFace.Read(story.Kind, story.Case).Where(r => r.Name == TopicClocks.FirstAnswer).All(r =>
            r.Due == r.Started.AddHours(24) + r.Paused
            && r.PausedSince is null == !(r.IsOpen && story.State == TopicStates.Asked)
            && r.Paused == AskedBetween(story.Case, r));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_cycle_ends_before_the_next_begins() => Prop.ForAll(Moves, moves =>
    {
        var story = Live(moves);
        return ClockFace.Read(story.Kind, story.Case).GroupBy(r => r.Name).All(runs =>
            runs.Zip(runs.Skip(1)).All(p => p.First.Ended <= p.Second.Started && p.First.Cycle + 1 == p.Second.Cycle));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_step_of_the_clock_lies_behind_once_it_has_looked() => Prop.ForAll(Moves, moves =>
    {
        var story = Live(moves);
        return NextStep.After(story.Kind, story.Case, story.Now) is not { } next || next > story.Now
            || next == NextStep.TimesOut(story.Kind, story.Case);
    }).QuickCheckThrowOnFailure();

    // A move is a command and the hours until the next; what is refused is passed over, as people do.
    private static Story Live(int[] moves)
    {
        var story = Story.New();
        foreach (var move in moves)
        {
            story.Later(move / Commands.Length);
            if (story.Try(Commands[move % Commands.Length]).Event is not null)
                story.Then(Commands[move % Commands.Length]);
        }

        return story;
    }

    private static RequestEvent Stored(RequestEvent e) => Portal.Requests.Kernel.Log.OrderEventRow.From(e, "D261016-0001").ToEvent();

    private static TimeSpan AskedBetween(RequestCase request, ClockRun run)
    {
        var asked = TimeSpan.Zero;
        DateTime? since = null;
        foreach (var e in request.Log.Where(e => e.At >= run.Started && (run.Ended is null || e.At <= run.Ended)))
        {
            if (since is { } from && e.To != TopicStates.Asked)
            {
                asked += e.At - from;
                since = null;
            }
            else if (e.To == TopicStates.Asked && e.From != TopicStates.Asked)
            {
                since = e.At;
            }
        }

        return asked;
    }
}
