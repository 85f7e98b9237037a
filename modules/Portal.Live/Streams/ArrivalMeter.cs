namespace Portal.Live.Streams;

/// <summary>
/// How evenly one track arrives: jitter as RFC 3550 §6.4.1 counts it, and frames that never came, known by the hole that
/// they leave in the times. Used under the stream's lock.
/// </summary>
internal sealed class ArrivalMeter
{
    // Phones send at an uneven rate; only more than two and a half usual steps are a hole.
    private const double Hole = 2.5;
    private const long LongestHole = 10_000;
    private double usualStep;
    private long lastDts = long.MinValue;
    private double lastWall;

    /// <summary>Milliseconds.</summary>
    public double Jitter { get; private set; }

    /// <summary>Frames that never came.</summary>
    public long Missing { get; private set; }

    /// <summary>Counts a frame with its time and the steady clock's, both in milliseconds.</summary>
    public void Count(long dts, double wall, bool breaks)
    {
        var step = dts - lastDts;
        if (lastDts == long.MinValue || breaks)
        {
            (lastDts, lastWall) = (dts, wall);
            return;
        }

        Jitter += (Math.Abs(wall - lastWall - step) - Jitter) / 16;
        if (usualStep > 0 && step > usualStep * Hole && step < LongestHole)
            Missing += (long)Math.Round(step / usualStep) - 1;
        else
            usualStep = usualStep == 0 ? step : usualStep + ((step - usualStep) / 8);
        (lastDts, lastWall) = (dts, wall);
    }
}
