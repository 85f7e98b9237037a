using Portal.Requests.Kernel;

namespace Portal.Requests.Tests.Kernel.Wishes;

/// <summary>微心愿, a neighbouring system, as another table with its own clock, times and words.</summary>
internal static class WishKind
{
    public static readonly State Wished = new("wished");
    public static readonly State Listed = new("listed");
    public static readonly State Claimed = new("claimed");
    public static readonly State Fulfilled = new("fulfilled");

    public static readonly Command Wish = new("wish");
    public static readonly Command List = new("list");
    public static readonly Command Claim = new("claim");
    public static readonly Command Release = new("release");
    public static readonly Command Fulfil = new("fulfil");

    private static readonly Guard DayToCome = new("no.day", (_, a) => a.Facts.Promise > a.At);

    public static RequestKind Instance { get; } = new(
        "wish",
        "W",
        [
            new(State.None, Wish, Wished, Hats.Orderer) { Takes = About.Content | About.Visibility | About.Policy },
            new(Wished, List, Listed, Hats.Triage),
            new(Listed, Claim, Claimed, Hats.Handler) { Takes = About.Promise | About.Holder, Guards = [DayToCome] },
            new(Claimed, Release, Listed, Hats.Handler | Hats.System) { Forgets = About.Promise | About.Holder },
            new(Claimed, Fulfil, Fulfilled, Hats.Handler),
        ],
        [new("claim", e => e.To == Listed, e => e.Command == Claim, (_, p, _) => p.Of("claim", 240))],
        [new(Claimed, Release, p => p.Of("release", 24 * 30))],
        [Fulfilled],
        [Fulfilled])
    {
        Texts = typeof(WishTexts),
    };
}
