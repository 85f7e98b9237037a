namespace Portal.Requests.Kernel.Log;

/// <summary>Sorting of the queue: due time × people affected × vulnerability, as one instant.</summary>
internal static class Urgency
{
    /// <summary>
    /// The due time, two hours sooner for every doubling of the people and four for the vulnerable; null when no clock
    /// runs. An instant rather than a score: it can be indexed, and does not change while time passes.
    /// </summary>
    public static DateTime? Rank(OrderRow row) =>
        row.Due?.AddHours(-2 * Math.Log2(Math.Max(1, row.Wanted))).AddHours(row.Vulnerable ? -4 : 0);
}
