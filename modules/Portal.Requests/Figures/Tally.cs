using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Figures;

/// <summary>
/// The figures of some orders, computed from their logs and from nothing else. Silence is never satisfaction, closed is
/// never solved, and what is not due yet is counted apart.
/// </summary>
public sealed record Tally
{
    /// <summary>Upper ends of <see cref="Answers"/>; what took longer stands in one more.</summary>
    public static readonly IReadOnlyList<int> BandHours = [1, 4, 12, 24, 48];

    /// <summary>Orders, merged ones included, withdrawn ones not.</summary>
    public int Orders { get; init; }

    /// <summary>People behind them; those of a merged order count with its parent.</summary>
    public int People { get; init; }

    /// <summary>Orders whose first answer is not due yet and has not come.</summary>
    public int NotDue { get; init; }

    /// <summary>Orders that somebody took.</summary>
    public int Taken { get; init; }

    /// <summary>响应率: first human answer in time, of those that were due or answered.</summary>
    public Fraction Answered { get; init; }

    /// <summary>办结率: delivered, of those that were taken in (declined ones are not).</summary>
    public Fraction Delivered { get; init; }

    /// <summary>解决率: solved as the orderer says, of those whose orderer said anything about it.</summary>
    public Fraction Solved { get; init; }

    /// <summary>满意率: the best face, of those that were rated.</summary>
    public Fraction Satisfied { get; init; }

    /// <summary>评价率: rated, of those delivered.</summary>
    public Fraction Rated { get; init; }

    /// <summary>Opened again at least once.</summary>
    public int Reopened { get; init; }

    /// <summary>Time within which half of the answered had their first answer; null without any.</summary>
    public TimeSpan? MedianAnswer { get; init; }

    /// <summary>The same for nine in ten.</summary>
    public TimeSpan? NinthAnswer { get; init; }

    /// <summary>Time within which half of the delivered were delivered; null without any.</summary>
    public TimeSpan? MedianDelivery { get; init; }

    /// <summary>The same for nine in ten.</summary>
    public TimeSpan? NinthDelivery { get; init; }

    /// <summary>How many were first answered within each of <see cref="BandHours"/>, and beyond the last.</summary>
    public IReadOnlyList<int> Answers { get; init; } = [];

    /// <param name="orders">The folded logs with how many people are behind each.</param>
    /// <param name="now">UTC; decides what is due.</param>
    internal static Tally Of(IEnumerable<(RequestCase Case, int People)> orders, DateTime now) =>
        Of(orders.Select(o => CaseFigures.Of(o.Case, o.People, now)));

    /// <summary>The sum of some orders.</summary>
    internal static Tally Of(IEnumerable<CaseFigures> orders)
    {
        var counted = orders.Where(o => o.State != TopicStates.Withdrawn).ToList();
        List<TimeSpan> answers = [.. counted.Select(o => o.Answer).OfType<TimeSpan>()];
        List<TimeSpan> deliveries = [.. counted.Select(o => o.Delivery).OfType<TimeSpan>()];
        var tally = new Tally
        {
            Orders = counted.Count,
            People = counted.Where(o => o.State != TopicStates.Merged).Sum(o => o.People),
            NotDue = counted.Count(o => !o.IsAnswerDue),
            Taken = counted.Count(o => o.IsTaken),
            Reopened = counted.Count(o => o.IsReopened),
            MedianAnswer = Quantile(answers, 0.5),
            NinthAnswer = Quantile(answers, 0.9),
            MedianDelivery = Quantile(deliveries, 0.5),
            NinthDelivery = Quantile(deliveries, 0.9),
            Answers = [.. Enumerable.Range(0, BandHours.Count + 1).Select(band => answers.Count(a => Band(a) == band))],
        };
        return counted.Aggregate(tally, (sum, order) => sum.With(order));
    }

    /// <summary>The smallest value that at least this share does not exceed (nearest rank); null without values.</summary>
    public static TimeSpan? Quantile(IReadOnlyCollection<TimeSpan> values, double share) =>
        values.Count == 0 ? null : values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1));

    private static int Band(TimeSpan answer) => BandHours.TakeWhile(hours => answer > TimeSpan.FromHours(hours)).Count();

    private Tally With(CaseFigures order) => this with
    {
        Answered = Answered.And(order.IsAnswerDue, order.IsInTime),
        Delivered = Delivered.And(order.State != TopicStates.Declined, order.Delivery is not null),
        Rated = Rated.And(order.Delivery is not null, order.Face is not null),
        Satisfied = Satisfied.And(order.Face is not null, order.Face == 3),
        Solved = Solved.And(order.Confirmed is not null, order.Confirmed == Result.Solved),
    };
}
