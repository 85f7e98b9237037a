using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using static Portal.Requests.Topics.Kind.TopicCommands;
using static Portal.Requests.Topics.Kind.TopicStates;

namespace Portal.Requests.Topics.Kind;

/// <summary>The clocks of a 点单.</summary>
internal static class TopicClocks
{
    public const string FirstAnswer = "answer";
    public const string Acceptance = "accept";
    public const string Promised = "promise";
    public const string Question = "ask";
    public const string Rating = "rate";

    // Lengths that belong to no clock, by their name in the policy.
    public const string Redo = "redo";
    public const string Archiving = "archive";
    public const string OutsideAnswer = "outside";

    private static readonly HashSet<State> Waiting = [Asked];

    public static IEnumerable<ClockRule> All =>
    [
        // The public promise. Neither a question nor a dispatch answers; a reopening or an appeal deserves an answer anew.
        new(FirstAnswer, On(TopicCommands.Submit, Reopen, Appeal), e => HumanAnswers.Contains(e.Command), (_, p, _) => p.Of(FirstAnswer, 24))
        {
            Cancels = On(Withdraw), PausedIn = Waiting,
        },
        new(Acceptance, e => On(Dispatch, Confer, HandOver)(e) || (e.Command == Bounce && e.To == Conferring), On(Accept), (_, p, _) => p.Of(Acceptance, 24))
        {
            Cancels = On(Bounce, Withdraw),
        },

        // A promise outlives a bounce and a handing over: it was made to the orderer, not to the unit.
        new(Promised, On(Accept, Reopen), On(Deliver, Follow), (start, p, known) => known.Promise - start ?? p.Of(Redo, 72))
        {
            Cancels = On(Withdraw, Decline, Refer), SilentIn = new HashSet<State> { TopicStates.Merged }, PausedIn = Waiting,
        },
        new(Question, On(Ask), On(Answer), (_, p, _) => p.Of(Question, 72)) { Cancels = On(TimeOut, Withdraw), Escalates = false },
        new(Rating, On(Deliver, Follow, Outside), On(Rate), (_, p, _) => p.Of(Rating, 24 * 14))
        {
            Cancels = On(TimeOut, Reopen), Escalates = false,
        },
    ];

    public static IEnumerable<TimeLimit> TimeLimits =>
    [
        new(Asked, TimeOut, p => p.Of(Question, 72)),
        new(Delivered, TimeOut, p => p.Of(Rating, 24 * 14)),
        new(Rated, Archive, p => p.Of(Archiving, 24 * 7)),
        new(Referred, Outside, p => p.Of(OutsideAnswer, 24 * 30)),
    ];

    private static Func<RequestEvent, bool> On(params Command[] commands) => e => Array.IndexOf(commands, e.Command) >= 0;
}
