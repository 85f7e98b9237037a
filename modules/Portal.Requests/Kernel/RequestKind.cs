using System.Collections.Frozen;
using Portal.Kit.Outcomes;
using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests.Kernel;

/// <summary>
/// What makes one sort of request different from another: its table, its clocks and its times. 点单 is one; micro-wishes
/// or event reports are another table, not other code.
/// </summary>
internal sealed class RequestKind
{
    private readonly FrozenDictionary<(State, Command), Transition[]> rows;

    public RequestKind(string name, string letter, IEnumerable<Transition> table, IEnumerable<ClockRule> clocks, IEnumerable<TimeLimit> timeouts, IEnumerable<State> answered, IEnumerable<State> ends)
    {
        Name = name;
        Letter = letter;
        Table = [.. table];
        Clocks = [.. clocks];
        TimeLimits = timeouts.ToDictionary(t => t.State);
        Answered = answered.ToHashSet();
        Ends = ends.ToHashSet();
        rows = Table.GroupBy(t => (t.From, t.Command)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Stable name as stored: <c>topic</c>.</summary>
    public string Name { get; }

    /// <summary>The class of its texts: sentences of refusal, names of states and clocks.</summary>
    public Type Texts { get; init; } = typeof(Requests.Texts.RequestsTexts);

    /// <summary>First letter of its numbers.</summary>
    public string Letter { get; }

    public IReadOnlyList<Transition> Table { get; }

    /// <summary>Its clocks; the first is the one that was promised in public.</summary>
    public IReadOnlyList<ClockRule> Clocks { get; }

    /// <summary>What the clock does by itself when a state has lasted too long.</summary>
    public IReadOnlyDictionary<State, TimeLimit> TimeLimits { get; }

    /// <summary>States after the answer was delivered.</summary>
    public IReadOnlySet<State> Answered { get; }

    /// <summary>States in which nothing more need happen.</summary>
    public IReadOnlySet<State> Ends { get; }

    public IReadOnlySet<State> States => Table.SelectMany(t => new[] { t.From, t.To }).Where(s => s != State.None).ToHashSet();

    public IReadOnlySet<Command> Commands => Table.Select(t => t.Command).ToHashSet();

    /// <summary>Whether a command has any row in this state: for buttons. The decision itself is <see cref="Decide"/>.</summary>
    public bool Knows(State state, Command command) => rows.ContainsKey((state, command));

    /// <summary>
    /// Takes back the last step, which this person must have taken within <paramref name="window"/>. The log keeps both
    /// lines; whoever reads it reads as if neither had been written.
    /// </summary>
    public static Verdict Undo(Guid id, RequestCase before, Actor actor, DateTime at, TimeSpan window)
    {
        if (before.Log.Count < 2 || before.Log[^1] is not { } last)
            return Verdict.Refused(RefusalKind.Conflict, "no.undo");
        if (last.Actor.PersonId is null || last.Actor.PersonId != actor.PersonId || (last.Actor.Hats & (Hats.Triage | Hats.Handler)) == 0)
            return Verdict.Refused(RefusalKind.Conflict, "no.undo-other");
        if (at - last.At > window)
            return Verdict.Refused(RefusalKind.Conflict, "no.undo-late");
        return Verdict.Done(RequestCase.Voiding(id, before, actor, at));
    }

    /// <summary>Decides. Pure: nothing is stored, time is that of the attempt.</summary>
    public Verdict Decide(Guid id, RequestCase before, Attempt attempt)
    {
        if (!rows.TryGetValue((before.State, attempt.Command), out var candidates))
            return Verdict.Refused(RefusalKind.Conflict, "no.state");
        var row = Array.Find(candidates, c => c.When is null || c.When(before));
        if (row is null)
            return Verdict.Refused(RefusalKind.Conflict, "no.state");
        if ((row.By & attempt.Actor.Hats) == 0)
            return Verdict.Refused(RefusalKind.Forbidden, "no.hat");
        foreach (var guard in row.Guards)
        {
            if (!guard.Holds(before, attempt))
                return Verdict.Refused(RefusalKind.Invalid, guard.Refusal);
        }

        var facts = attempt.Facts.Only(row.Takes);
        if (row.Forgets != About.None)
            facts = facts with { Forgets = row.Forgets };
        return Verdict.Done(new RequestEvent(
            id, before.Version + 1, attempt.Command, before.State, row.To, attempt.Actor, attempt.At, attempt.Reason, facts));
    }
}

/// <summary>A step that the clock takes when a state has lasted too long.</summary>
internal sealed record TimeLimit(State State, Command Command, Func<Policy, TimeSpan> After);
