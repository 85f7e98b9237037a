using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Tests.Kernel;

public sealed class TopicTableTests
{
    // The table of the design, written down a second time: command → where it leads from each state.
    private static readonly Dictionary<string, Dictionary<string, string>> Expected = new()
    {
        ["submit"] = new() { [""] = "pending" },
        ["ask"] = new() { ["pending"] = "asked" },
        ["answer"] = new() { ["asked"] = "pending" },
        ["merge"] = new() { ["pending"] = "merged" },
        ["unmerge"] = new() { ["merged"] = "pending" },
        ["decline"] = new() { ["pending"] = "declined" },
        ["appeal"] = new() { ["declined"] = "pending" },
        ["refer"] = new() { ["pending"] = "referred" },
        ["result"] = new() { ["referred"] = "delivered" },
        ["dispatch"] = new() { ["pending"] = "dispatched" },
        ["bounce"] = new() { ["dispatched"] = "pending" },
        ["confer"] = new() { ["pending"] = "conferring", ["dispatched"] = "conferring" },
        ["accept"] = new() { ["dispatched"] = "accepted", ["conferring"] = "accepted" },
        ["hand-over"] = new() { ["accepted"] = "dispatched", ["scheduled"] = "dispatched" },
        ["schedule"] = new() { ["accepted"] = "scheduled" },
        ["deliver"] = new() { ["accepted"] = "delivered", ["scheduled"] = "delivered" },
        ["rate"] = new() { ["delivered"] = "rated" },
        ["reopen"] = new() { ["delivered"] = "accepted", ["rated"] = "accepted", ["archived"] = "accepted" },
        ["withdraw"] = new[] { "pending", "asked", "merged", "referred", "dispatched", "conferring", "accepted", "scheduled" }.ToDictionary(s => s, _ => "withdrawn"),
        ["time-out"] = new() { ["asked"] = "pending", ["delivered"] = "archived" },
        ["archive"] = new() { ["rated"] = "archived" },
        ["follow"] = new() { ["merged"] = "delivered" },
        ["relay"] = new() { ["merged"] = "merged" },
        ["convene"] = new() { ["conferring"] = "conferring" },
        ["sign"] = new() { ["conferring"] = "conferring" },
        ["reply"] = new[] { "pending", "asked", "referred", "dispatched", "conferring", "accepted", "scheduled", "delivered" }.ToDictionary(s => s, s => s),
        ["visit"] = new[] { "delivered", "rated", "archived" }.ToDictionary(s => s, s => s),
    };

    private static readonly string[] Anywhere = ["note", "pass", "withhold", "show", "hide", "reword", "classify"];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var state in TopicStates.All.Select(s => s.Key).Prepend(""))
        {
            foreach (var command in Expected.Keys.Concat(Anywhere))
                pairs.Add(state, command);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_state_and_command_leads_where_the_table_says_or_is_refused(string state, string command)
    {
        var story = Story.In(new State(state)).Later(24 * 31);
        if (command is "appeal" or "reopen" or "accept")
            story = Story.In(new State(state)).Later(1);
        if (command == "sign" && state == "conferring")
            story = Story.New().Then(TopicCommands.Confer, a => a with { Facts = a.Facts with { Parts = [Story.Other] } });

        var verdict = story.Try(new Command(command));

        var to = Anywhere.Contains(command) && state.Length > 0 ? state : Expected.GetValueOrDefault(command)?.GetValueOrDefault(state);
        Assert.Equal(to, verdict.Event?.To.Key);
        if (to is null)
            Assert.Equal("no.state", verdict.Refusal);
    }

    [Fact]
    public void The_table_has_no_row_that_the_design_does_not_name()
    {
        var known = Expected.SelectMany(c => c.Value.Keys.Select(from => (from, c.Key)))
            .Concat(TopicStates.All.SelectMany(s => Anywhere.Select(c => (s.Key, c))));

        Assert.Equal(known.Order(), TopicKind.Instance.Table.Select(t => (t.From.Key, t.Command.Key)).Distinct().Order());
    }

    [Fact]
    public void No_state_but_archived_withdrawn_and_declined_is_an_end()
    {
        var kind = TopicKind.Instance;
        Assert.Equal(["archived", "declined", "withdrawn"], kind.Ends.Select(e => e.Key).Order());
        foreach (var state in kind.States)
            Assert.Contains(Reachable(kind, state), kind.Ends.Contains);

        // Not only reachable: something waits in every other state, the clock or a person who is told by it.
        foreach (var state in kind.States.Except(kind.Ends))
        {
            var story = Story.In(state);
            Assert.True(
                Portal.Requests.Kernel.Clocks.NextStep.After(kind, story.Case, story.Now) is not null || state == TopicStates.Merged,
                $"Nothing ever happens in {state}");
        }
    }

    [Fact]
    public void No_workflow_step_touches_words_or_visibility_and_none_of_these_touches_the_workflow()
    {
        const About others = About.Content | About.Visibility;
        foreach (var row in TopicKind.Instance.Table.Where(r => r.From != State.None))
            Assert.True((row.Takes & others) == 0 || row.From == row.To, $"{row.From} {row.Command}");
    }

    [Fact]
    public void The_second_bounce_forces_a_conference()
    {
        var story = Story.In(TopicStates.Dispatched).Then(TopicCommands.Bounce).Then(TopicCommands.Dispatch).Then(TopicCommands.Bounce);

        Assert.Equal(TopicStates.Conferring, story.State);
        Assert.Equal(Story.Unit, story.Case.Facts.UnitId);
    }

    private static HashSet<State> Reachable(RequestKind kind, State from)
    {
        HashSet<State> seen = [from];
        for (var grown = true; grown;)
            grown = kind.Table.Where(t => seen.Contains(t.From)).Select(t => t.To).ToList().Any(seen.Add);
        return seen;
    }
}
