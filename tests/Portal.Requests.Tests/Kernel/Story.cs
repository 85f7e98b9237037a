using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;
using static Portal.Requests.Topics.Kind.TopicCommands;

namespace Portal.Requests.Tests.Kernel;

/// <summary>Tells what happens to an order, hour by hour, without a database.</summary>
internal sealed class Story
{
    public static readonly DateTime Start = new(2026, 10, 16, 12, 0, 0, DateTimeKind.Utc);
    public static readonly Guid Anna = new("00000000-0000-0000-0000-0000000000a1");
    public static readonly Guid Berta = new("00000000-0000-0000-0000-0000000000b2");
    public static readonly Guid Unit = new("00000000-0000-0000-0000-00000000c001");
    public static readonly Guid Other = new("00000000-0000-0000-0000-00000000c002");
    private static readonly Guid Id = new("00000000-0000-0000-0000-0000000000ff");

    public RequestKind Kind { get; init; } = TopicKind.Instance;

    public RequestCase Case { get; private set; } = RequestCase.Empty;

    public DateTime Now { get; set; } = Start;

    public State State => Case.State;

    /// <summary>An order that has come in that state by the shortest way.</summary>
    public static Story In(State state) => state.Key switch
    {
        "pending" => New(),
        "asked" => New().Then(Ask),
        "merged" => New().Then(Merge),
        "declined" => New().Then(Decline),
        "referred" => New().Then(Refer),
        "dispatched" => New().Then(Dispatch),
        "conferring" => New().Then(Confer),
        "accepted" => In(TopicStates.Dispatched).Then(Accept),
        "scheduled" => In(TopicStates.Accepted).Then(Schedule),
        "delivered" => In(TopicStates.Accepted).Then(Deliver),
        "rated" => In(TopicStates.Delivered).Then(Rate),
        "archived" => In(TopicStates.Rated).Later(24 * 8).Then(Archive),
        "withdrawn" => New().Then(Withdraw),
        _ => new Story(),
    };

    public static Story New() => new Story().Then(Submit);

    public Story Later(double hours)
    {
        Now = Now.AddHours(hours);
        return this;
    }

    /// <summary>Does it with everything it needs, by somebody who may.</summary>
    public Story Then(Command command, Func<Attempt, Attempt>? but = null)
    {
        var verdict = Try(command, but);
        Assert.True(verdict.Event is not null, $"{command} in {State}: {verdict.Refusal}");
        Case = Case.With(verdict.Event!);
        return this;
    }

    public Verdict Try(Command command, Func<Attempt, Attempt>? but = null)
    {
        var attempt = Complete(command);
        return Kind.Decide(Id, Case, but is null ? attempt : but(attempt));
    }

    /// <summary>The clock of that name as it stands, its last run.</summary>
    public ClockRun Clock(string name) => ClockFace.Read(Kind, Case).Last(r => r.Name == name);

    public Story Undo(Guid by)
    {
        Case = Case.With(RequestKind.Undo(Id, Case, new Actor(Hats.Triage, by), Now, TimeSpan.FromSeconds(10)).Event!);
        return this;
    }

    private Attempt Complete(Command command)
    {
        var facts = new Facts
        {
            Worded = true,
            UnitId = command == Sign ? null : Unit,
            BackupId = Berta,
            HolderId = Anna,
            Promise = Now.AddHours(48),
            ParentId = command == Merge ? Other : null,
            EpisodeId = command == Schedule ? Other : null,
            Outside = "12345-1",
            Part = Other,
            Face = 3,
            Category = command == Classify ? "farming" : null,
            Policy = command == Submit ? new Policy() : null,
        };
        return new Attempt(command, new Actor(By(command), Anna), Now, facts, "not-ours") { Parent = TopicStates.Accepted };
    }

    private static Hats By(Command command) => command.Key switch
    {
        "submit" or "answer" or "appeal" or "rate" or "reopen" or "withdraw" => Hats.Orderer,
        "time-out" or "archive" or "follow" or "relay" => Hats.System,
        _ => Hats.Triage,
    };
}
