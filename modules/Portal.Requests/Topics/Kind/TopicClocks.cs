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

    private static readonly HashSet<State> Waiting = [Asked];
    private static readonly HashSet<State> ThroughParent = [TopicStates.Merged];

    public static IEnumerable<ClockRule> All =>
    [
        // The public promise. Neither a question nor a dispatch answers; a reopening or an appeal deserves an answer anew.
        new(FirstAnswer, On(TopicCommands.Submit, Reopen, Appeal), e => HumanAnswers.Contains(e.Command), (start, p, _) => start.AddHours(p.AnswerHours))
        {
            Cancels = On(Withdraw), PausedIn = Waiting, SilentIn = ThroughParent,
        },
        new(Acceptance, e => On(Dispatch, Confer, HandOver)(e) || (e.Command == Bounce && e.To == Conferring), On(Accept), (start, p, _) => start.AddHours(p.AcceptHours))
        {
            Cancels = On(Bounce, Withdraw),
        },

        // A promise outlives a bounce and a handing over: it was made to the orderer, not to the unit.
        new(Promised, On(Accept, Reopen), On(Deliver, Follow), (start, p, known) => known.Promise ?? start.AddHours(p.RedoHours))
        {
            Cancels = On(Withdraw, Decline, Refer), SilentIn = ThroughParent, PausedIn = Waiting,
        },
        new(Question, On(Ask), On(Answer), (start, p, _) => start.AddHours(p.AskHours)) { Cancels = On(TimeOut, Withdraw), Escalates = false },
        new(Rating, On(Deliver, Follow, Outside), On(Rate), (start, p, _) => start.AddDays(p.RateDays))
        {
            Cancels = On(TimeOut, Reopen), Escalates = false,
        },
    ];

    public static IEnumerable<TimeLimit> TimeLimits =>
    [
        new(Asked, TimeOut, p => TimeSpan.FromHours(p.AskHours)),
        new(Delivered, TimeOut, p => TimeSpan.FromDays(p.RateDays)),
        new(Rated, Archive, p => TimeSpan.FromDays(p.ArchiveDays)),
        new(Referred, Outside, p => TimeSpan.FromDays(p.OutsideDays)),
    ];

    private static Func<RequestEvent, bool> On(params Command[] commands) => e => Array.IndexOf(commands, e.Command) >= 0;
}
