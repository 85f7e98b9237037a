namespace Portal.Live.Streams;

/// <summary>Why a publisher is dropped by the server.</summary>
internal enum DropReason
{
    /// <summary>Not dropped.</summary>
    None,

    /// <summary>Another connection with the same key took over.</summary>
    Replaced,

    /// <summary>The stream was ended.</summary>
    Ended,

    /// <summary>No media for too long.</summary>
    Idle,
}

/// <summary>A publisher's hold on a stream, from a granted publish until it leaves.</summary>
internal sealed class Publication(StreamHub hub, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource dropped = new();
    private long lastMedia = clock.GetTimestamp();

    /// <summary>The stream.</summary>
    public LiveStream Stream { get; internal set; } = null!;

    /// <summary>Ends when the server drops the publisher.</summary>
    public CancellationToken Dropped => dropped.Token;

    /// <summary>Why it was dropped.</summary>
    public DropReason Reason { get; private set; }

    /// <summary>How long nothing has come.</summary>
    public TimeSpan SilentFor => clock.GetElapsedTime(Volatile.Read(ref lastMedia));

    /// <summary>Hands media over.</summary>
    public void Append(in Arrival arrival) => Stream.Append(this, arrival);

    /// <summary>Hands over what is said in words. It keeps nobody on air: words without picture or sound are no stream.</summary>
    public void AppendCaption(string? language, string text) => Stream.AppendCaption(this, language, text);

    /// <summary>Something came.</summary>
    public void Touch() => Volatile.Write(ref lastMedia, clock.GetTimestamp());

    /// <summary>Tells the publisher's connection to close.</summary>
    public void Drop(DropReason reason)
    {
        if (Reason != DropReason.None)
            return;
        Reason = reason;
        dropped.Cancel();
    }

    /// <summary>The publisher leaves: the grace time begins.</summary>
    public void Dispose() => hub.Leave(this);
}
