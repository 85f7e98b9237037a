using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Figures;

/// <summary>
/// The figures of some orders, computed from their logs and from nothing else. Silence is never satisfaction, closed is
/// never solved, and what is not due yet is counted apart.
/// </summary>
internal sealed record Tally
{
    /// <summary>Orders, merged ones included, withdrawn ones not.</summary>
    public int Orders { get; init; }

    /// <summary>People behind them.</summary>
    public int People { get; init; }

    /// <summary>Orders whose first answer is not due yet and has not come.</summary>
    public int NotDue { get; init; }

    /// <summary>响应率: first human answer in time, of those that were due or answered.</summary>
    public Fraction Answered { get; init; }

    /// <summary>办结率: delivered, of those that were taken (declined ones are not).</summary>
    public Fraction Delivered { get; init; }

    /// <summary>解决率: solved as the orderer says, of those whose orderer said anything about it.</summary>
    public Fraction Solved { get; init; }

    /// <summary>满意率: the best face, of those that were rated.</summary>
    public Fraction Satisfied { get; init; }

    /// <summary>评价率: rated, of those delivered.</summary>
    public Fraction Rated { get; init; }

    /// <summary>Opened again at least once.</summary>
    public int Reopened { get; init; }

    public TimeSpan? MedianAnswer { get; init; }

    public TimeSpan? NinthAnswer { get; init; }

    public TimeSpan? MedianDelivery { get; init; }

    public TimeSpan? NinthDelivery { get; init; }

    /// <param name="orders">The folded logs with how many people are behind each.</param>
    /// <param name="now">UTC; decides what is due.</param>
    public static Tally Of(IReadOnlyCollection<(RequestCase Case, int People)> orders, DateTime now)
    {
        var counted = orders.Where(o => o.Case.State != TopicStates.Withdrawn).ToList();
        var tally = new Tally { Orders = counted.Count, People = counted.Where(o => o.Case.State != TopicStates.Merged).Sum(o => o.People) };
        List<TimeSpan> answers = [];
        List<TimeSpan> deliveries = [];
        foreach (var (request, _) in counted)
        {
            var first = ClockFace.Read(TopicKind.Instance, request).First(r => r.Name == TopicClocks.FirstAnswer && r.Cycle == 1);
            if (first.Took is { } took)
                answers.Add(took);
            var delivered = request.Log.FirstOrDefault(e => e.To == TopicStates.Delivered && e.From != e.To);
            if (delivered is not null)
                deliveries.Add(delivered.At - request.Log[0].At);
            tally = tally.With(request, first, delivered is not null, now);
        }

        return tally with
        {
            MedianAnswer = Quantile(answers, 0.5),
            NinthAnswer = Quantile(answers, 0.9),
            MedianDelivery = Quantile(deliveries, 0.5),
            NinthDelivery = Quantile(deliveries, 0.9),
        };
    }

    /// <summary>The smallest value that at least this share does not exceed (nearest rank); null without values.</summary>
    public static TimeSpan? Quantile(IReadOnlyCollection<TimeSpan> values, double share) =>
        values.Count == 0 ? null : values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1));

    private Tally With(RequestCase request, ClockRun first, bool delivered, DateTime now)
    {
        var inTime = first.Stopped <= first.Due;
        var counts = first.Stopped is not null || (first.IsRunning && first.Due <= now);
        var rating = request.Facts;
        return this with
        {
            NotDue = NotDue + (counts ? 0 : 1),
            Answered = Answered.And(counts, inTime),
            Delivered = Delivered.And(request.State != TopicStates.Declined, delivered),
            Rated = Rated.And(delivered, rating.Face is not null),
            Satisfied = Satisfied.And(rating.Face is not null, rating.Face == 3),
            Solved = Solved.And(rating.Confirmed is not null, rating.Confirmed == Result.Solved),
            Reopened = Reopened + (request.Times(TopicCommands.Reopen) > 0 ? 1 : 0),
        };
    }
}
