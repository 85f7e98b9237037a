namespace Portal.Live.Cmaf;

/// <summary>
/// Counts sound in samples. Publishers send milliseconds, which jitter by rounding; frames follow each other without a
/// gap as long as their times agree within a tolerance, else the clock is set anew.
/// </summary>
internal sealed class AudioClock
{
    private const int ToleranceMilliseconds = 60;
    private long next = -1;
    private int rate;

    /// <summary>Begins anew with this rate in Hertz.</summary>
    public void Reset(int sampleRate)
    {
        next = -1;
        rate = sampleRate;
    }

    /// <summary>The place of a frame, in samples, that is so many samples long.</summary>
    public long Place(long milliseconds, int frame)
    {
        var expected = milliseconds * rate / 1000;
        var place = next;
        if (next < 0 || Math.Abs(expected - next) > (long)rate * ToleranceMilliseconds / 1000)
            place = Math.Max(expected, next);
        next = place + frame;
        return place;
    }
}
