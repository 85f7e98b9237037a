namespace Portal.Requests.Kernel;

/// <summary>A request as its log tells it. Pure: the same log always gives the same case.</summary>
internal sealed class RequestCase
{
    /// <summary>Takes back the event before it, see <see cref="RequestKind.Undo"/>.</summary>
    public static readonly Command Undo = new("undo");

    private RequestCase(IReadOnlyList<RequestEvent> all)
    {
        All = all;
        var voided = all.Select(e => e.Facts.Voids).OfType<int>().ToHashSet();
        Log = [.. all.Where(e => e.Command != Undo && !voided.Contains(e.Version))];
        Facts = Log.Aggregate(Facts.None, (known, e) => known.And(e.Facts));
        State = Log.Count == 0 ? State.None : Log[^1].To;
        Entered = Log.LastOrDefault(e => e.From != e.To)?.At;
    }

    /// <summary>Before anything happened.</summary>
    public static RequestCase Empty { get; } = new([]);

    /// <summary>Every line as stored.</summary>
    public IReadOnlyList<RequestEvent> All { get; }

    /// <summary>The lines that hold: without what was taken back.</summary>
    public IReadOnlyList<RequestEvent> Log { get; }

    public State State { get; }

    public int Version => All.Count;

    /// <summary>What is known by now.</summary>
    public Facts Facts { get; }

    /// <summary>When it came into its present state, UTC; null before submission.</summary>
    public DateTime? Entered { get; }

    /// <summary>Folds a log, which must be in order and without gaps.</summary>
    /// <exception cref="ArgumentException">A gap, or an event that does not begin where the one before ended.</exception>
    public static RequestCase Of(IReadOnlyList<RequestEvent> log)
    {
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].Version != i + 1 || log[i].From != (i == 0 ? State.None : log[i - 1].To))
                throw new ArgumentException($"The log of {log[i].RequestId} is broken at version {log[i].Version}.", nameof(log));
        }

        return new RequestCase(log);
    }

    /// <summary>The case after one more event.</summary>
    public RequestCase With(RequestEvent next) => Of([.. All, next]);

    public int Times(Command command) => Log.Count(e => e.Command == command);

    public RequestEvent? Last(Command command) => Log.LastOrDefault(e => e.Command == command);

    /// <summary>The line that takes back the last one that holds.</summary>
    internal static RequestEvent Voiding(Guid id, RequestCase before, Actor actor, DateTime at) => new(
        id, before.Version + 1, Undo, before.State, before.Log[^1].From, actor, at, null, new Facts { Voids = before.Log[^1].Version });
}
