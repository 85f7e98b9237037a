using Portal.Requests.Kernel;
using static Portal.Requests.Topics.Kind.TopicCommands;
using static Portal.Requests.Topics.Kind.TopicGuards;
using static Portal.Requests.Topics.Kind.TopicStates;

namespace Portal.Requests.Topics.Kind;

/// <summary>点单 → 派单 → 接单 → 评单, as data.</summary>
internal static class TopicKind
{
    public const string Name = "topic";

    private const Hats Staff = Hats.Triage | Hats.Handler;

    public static RequestKind Instance { get; } = new(
        Name, "D", [.. Workflow(), .. BesideTheWorkflow()], TopicClocks.All, TopicClocks.TimeLimits, TopicStates.Answered, [Archived, Withdrawn, Declined]);

    private static IEnumerable<Transition> Workflow() =>
    [
        new(State.None, TopicCommands.Submit, Pending, Hats.Orderer | Hats.Triage) { Takes = About.Content | About.Visibility | About.Policy },

        new(Pending, Ask, Asked, Hats.Triage) { Guards = [AskedTwiceAtMost, Worded] },
        new(Asked, Answer, Pending, Hats.Orderer | Hats.Triage) { Guards = [Worded] },
        new(Asked, TimeOut, Pending, Hats.System) { Guards = [StateTimedOut] },

        new(Pending, Merge, TopicStates.Merged, Hats.Triage) { Takes = About.Parent, Guards = [ParentOpen, NoChildren, AnotherDecides] },
        new(TopicStates.Merged, Unmerge, Pending, Hats.Triage | Hats.System) { Forgets = About.Parent },
        new(TopicStates.Merged, Follow, Delivered, Hats.System) { Takes = About.Unit | About.Holder | About.Plan | About.Second | About.Claim },

        new(Pending, Decline, Declined, Hats.Triage) { Guards = [Reasoned, Worded, NoChildren, AnotherDecides] },
        new(Declined, Appeal, Pending, Hats.Orderer) { Guards = [AppealedOnce, WithinSevenDays, Worded] },

        new(Pending, Refer, Referred, Hats.Triage) { Takes = About.Outside, Guards = [OutsideNumber, AnotherDecides] },
        new(Referred, Outside, Delivered, Hats.Triage | Hats.System) { Takes = About.Claim, Guards = [OutsideTime] },

        new(Pending, Dispatch, Dispatched, Hats.Triage) { Takes = About.Unit | About.Category, Guards = [UnitAndBackup, AnotherDecides, NoOtherCategory] },
        new(Dispatched, Bounce, Pending, Staff) { When = c => c.Times(Bounce) == 0, Guards = [Reasoned], Forgets = About.Unit | About.Holder },
        new(Dispatched, Bounce, Conferring, Staff) { Guards = [Reasoned], Forgets = About.Holder },

        new(Pending, Confer, Conferring, Hats.Triage) { Takes = About.Unit | About.Category, Guards = [Lead, AnotherDecides, NoOtherCategory], Forgets = About.Unit },
        new(Dispatched, Confer, Conferring, Hats.Triage) { Takes = About.Unit, Guards = [Lead], Forgets = About.Unit },

        new(Dispatched, Accept, Accepted, Staff) { Takes = About.Holder | About.Promise, Guards = [HolderAndPromise, PromiseKept] },
        new(Conferring, Accept, Accepted, Staff) { Takes = About.Holder | About.Promise, Guards = [AllSigned, HolderAndPromise, PromiseKept] },
        new(Accepted, HandOver, Dispatched, Staff) { Takes = About.Unit, Guards = [Reasoned, UnitAndBackup], Forgets = About.Holder | About.Unit },
        new(Scheduled, HandOver, Dispatched, Staff) { Takes = About.Unit, Guards = [Reasoned, UnitAndBackup], Forgets = About.Holder | About.Unit | About.Plan },
        new(Accepted, Schedule, Scheduled, Staff) { Takes = About.Plan, Guards = [Linked], Forgets = About.Plan },

        new(Accepted, Deliver, Delivered, Staff) { Takes = About.Plan | About.Second | About.Claim, Guards = [Worded, SecondOfRecording] },
        new(Scheduled, Deliver, Delivered, Staff) { Takes = About.Plan | About.Second | About.Claim, Guards = [Worded, SecondOfRecording] },

        // By telephone through staff too, but never by those whose work is rated.
        new(Delivered, Rate, Rated, Hats.Orderer | Hats.Triage) { Takes = About.Rating, Guards = [Face] },
        new(Delivered, TimeOut, Archived, Hats.System) { Guards = [StateTimedOut] },
        new(Rated, Archive, Archived, Hats.System) { Guards = [StateTimedOut] },

        .. new[] { Delivered, Rated, Archived }.Select(from => new Transition(from, Reopen, Accepted, Hats.Orderer | Hats.Triage)
        {
            Guards = [Worded, WithinThirtyDays],
            Forgets = About.Promise | About.Plan | About.Second | About.Claim | About.Rating | About.Parent,
        }),
        .. Unanswered.Select(from => new Transition(from, Withdraw, Withdrawn, Hats.Orderer)),
    ];

    // These keep the workflow where it is: another axis, or words.
    private static IEnumerable<Transition> BesideTheWorkflow() =>
    [
        .. TopicStates.All.SelectMany(state => new[]
        {
            new Transition(state, Note, state, Staff) { Guards = [Worded] },
            new Transition(state, Pass, state, Hats.Triage) { Takes = About.Content },
            new Transition(state, Withhold, state, Hats.Triage) { Takes = About.Content },
            new Transition(state, Show, state, Hats.Triage) { Takes = About.Visibility, Guards = [NotPrivate] },
            new Transition(state, Hide, state, Hats.Triage) { Takes = About.Visibility, Guards = [NotPrivate] },
            new Transition(state, Reword, state, Hats.Triage) { Guards = [Worded] },
            new Transition(state, Classify, state, Staff) { Takes = About.Category, Guards = [KnownCategory] },
        }),
        .. TopicStates.Open.Append(Delivered).Select(state => new Transition(state, Reply, state, Staff) { Guards = [Worded] }),
        .. new[] { Delivered, Rated, Archived }.Select(state => new Transition(state, Visit, state, Hats.Triage) { Takes = About.Claim, Guards = [Worded] }),
        new(TopicStates.Merged, Relay, TopicStates.Merged, Hats.System),
        new(Conferring, Convene, Conferring, Hats.Triage) { Takes = About.Unit, Guards = [Lead], Forgets = About.Unit },
        new(Conferring, Sign, Conferring, Staff) { Takes = About.Part, Guards = [TakesPart] },
    ];

    private static IEnumerable<State> Unanswered => TopicStates.Open.Append(TopicStates.Merged);
}
