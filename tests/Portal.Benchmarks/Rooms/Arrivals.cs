using System.Diagnostics;

namespace Portal.Benchmarks.Rooms;

/// <summary>When each comment was sent, and how long after that it reached each viewer, in bins of 20 ms.</summary>
internal sealed class Arrivals(int most)
{
    private const int Bins = 500;
    private const int BinMilliseconds = 20;
    private readonly long[] sentAt = new long[most];
    private readonly long[] firstAt = new long[most];
    private readonly int[] bins = new int[most * Bins];
    private long total;

    /// <summary>Deliveries so far.</summary>
    public long Total => Interlocked.Read(ref total);

    /// <summary>Comment with that number was handed to the network at that moment.</summary>
    public void Sent(long seq, long at) => sentAt[seq] = at;

    /// <summary>A viewer got it.</summary>
    public void Arrived(long seq, long at)
    {
        if (seq >= most)
            return;
        Interlocked.Increment(ref total);
        var first = Interlocked.CompareExchange(ref firstAt[seq], at, 0);
        var since = first == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(first, at);
        var bin = Math.Clamp((int)(since.TotalMilliseconds / BinMilliseconds), 0, Bins - 1);
        Interlocked.Increment(ref bins[(seq * Bins) + bin]);
    }

    /// <summary>Milliseconds within which that share of the deliveries of sent comments came.</summary>
    public double Quantile(double share)
    {
        var histogram = new SortedDictionary<int, long>();
        for (var seq = 0L; seq < most; seq++)
        {
            if (sentAt[seq] == 0 || firstAt[seq] == 0)
                continue;
            var ahead = Stopwatch.GetElapsedTime(sentAt[seq], firstAt[seq]).TotalMilliseconds;
            for (var bin = 0; bin < Bins; bin++)
            {
                if (bins[(seq * Bins) + bin] is > 0 and var count)
                {
                    var at = (int)ahead + ((bin + 1) * BinMilliseconds);
                    histogram[at] = histogram.GetValueOrDefault(at) + count;
                }
            }
        }

        var wanted = histogram.Values.Sum() * share;
        foreach (var (at, count) in histogram)
        {
            wanted -= count;
            if (wanted <= 0)
                return at;
        }

        return double.NaN;
    }
}
