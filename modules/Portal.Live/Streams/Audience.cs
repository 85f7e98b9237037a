namespace Portal.Live.Streams;

/// <summary>Kinds of viewers.</summary>
internal enum ViewerKind
{
    /// <summary>FLV over HTTP.</summary>
    Flv,

    /// <summary>FLV over WebSocket.</summary>
    WebSocket,

    /// <summary>RTMP.</summary>
    Rtmp,

    /// <summary>Sound only, AAC over HTTP.</summary>
    Listen,
}

/// <summary>
/// How many watch. Connected ones are counted; those of HLS, who come and go, are derived from how often playlists are
/// asked for: addresses would count a whole village behind one carrier address as one.
/// </summary>
internal sealed class Audience
{
    private const int Seconds = 10;
    private readonly int[] connected = new int[Enum.GetValues<ViewerKind>().Length];
    private readonly double[] asked = new double[Seconds + 1];
    private readonly long[] askedAt = new long[Seconds + 1];
    private readonly Lock gate = new();

    private long skips;

    /// <summary>How often a viewer who had fallen behind was moved on.</summary>
    public long Skips => Interlocked.Read(ref skips);

    /// <summary>Viewers were moved on so many times.</summary>
    public void Skipped(int times) => Interlocked.Add(ref skips, times);

    /// <summary>A viewer connected.</summary>
    public void Enter(ViewerKind kind) => Interlocked.Increment(ref connected[(int)kind]);

    /// <summary>A viewer left.</summary>
    public void Leave(ViewerKind kind) => Interlocked.Decrement(ref connected[(int)kind]);

    /// <summary>Connected viewers of a kind.</summary>
    public int Connected(ViewerKind kind) => Volatile.Read(ref connected[(int)kind]);

    /// <summary>A media playlist was asked for in that second, by a player who asks once in so many seconds.</summary>
    public void AskedForPlaylist(long second, double interval)
    {
        lock (gate)
        {
            var at = second % asked.Length;
            if (askedAt[at] != second)
                (askedAt[at], asked[at]) = (second, 0);
            asked[at] += interval;
        }
    }

    /// <summary>Players of HLS over the last seconds.</summary>
    public int Hls(long second)
    {
        lock (gate)
        {
            var sum = 0.0;
            for (var i = 0; i < asked.Length; i++)
            {
                if (askedAt[i] < second && askedAt[i] >= second - Seconds)
                    sum += asked[i];
            }

            return (int)Math.Ceiling(sum / Seconds);
        }
    }

    /// <summary>Viewers of all kinds.</summary>
    public int All(long second) => AllConnected() + Hls(second);

    /// <summary>All connected viewers.</summary>
    public int AllConnected() => connected.Sum();
}
