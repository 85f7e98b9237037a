using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests.Tests.Kernel;

/// <summary>A neighbouring system, 微心愿, as nothing but another table.</summary>
public sealed class AnotherKindTests
{
    private static readonly State Wished = new("wished");
    private static readonly State Listed = new("listed");
    private static readonly State Claimed = new("claimed");
    private static readonly State Fulfilled = new("fulfilled");

    private static readonly RequestKind Wishes = new(
        "wish",
        "W",
        [
            new(State.None, new("submit"), Wished, Hats.Orderer),
            new(Wished, new("list"), Listed, Hats.Triage),
            new(Listed, new("claim"), Claimed, Hats.Handler) { Takes = About.Promise, Guards = [new("no.promise", (_, a) => a.Facts.Promise > a.At)] },
            new(Claimed, new("release"), Listed, Hats.Handler | Hats.System) { Forgets = About.Promise | About.Holder },
            new(Claimed, new("fulfil"), Fulfilled, Hats.Handler),
        ],
        [new("claim", e => e.To == Listed, e => e.Command.Key == "claim", (start, _, _) => start.AddDays(10))],
        [new(Claimed, new("release"), _ => TimeSpan.FromDays(30))],
        [Fulfilled],
        [Fulfilled]);

    [Fact]
    public void Micro_wishes_run_on_the_same_kernel()
    {
        var story = new Story { Kind = Wishes };
        story.Then(new("submit"), a => a with { Actor = new Actor(Hats.Orderer, null) });
        story.Then(new("list"));
        story.Later(24).Then(new("claim"), a => a with { Actor = new Actor(Hats.Handler, Story.Berta) });

        Assert.Equal(Claimed, story.State);
        Assert.Equal(TimeSpan.FromDays(1), story.Clock("claim").Took);
        Assert.Equal(story.Now.AddDays(30), NextStep.TimesOut(Wishes, story.Case));
        Assert.Null(story.Then(new("release"), a => a with { Actor = Actor.System }).Case.Facts.Promise);
        Assert.Equal(2, story.Clock("claim").Cycle);
    }
}
