using Portal.Kit.Streams;

namespace Portal.Live.Streams;

/// <content>Who publishes, what the director decided, and the end.</content>
internal sealed partial class LiveStream
{
    private bool isCut;
    private bool switchAsked;

    /// <summary>Whether the stream has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>When it ended, in the clock's ticks.</summary>
    public long OverAt { get; private set; }

    /// <summary>When the publisher left, in the clock's ticks; null while there is one.</summary>
    public long? AbandonedAt { get; private set; }

    /// <summary>What the stream is doing.</summary>
    public StreamPhase Phase => isCut ? StreamPhase.CutOff : AbandonedAt is null ? StreamPhase.OnAir : StreamPhase.Interrupted;

    /// <summary>Whether media has arrived at all.</summary>
    public bool HasStarted => started;

    /// <summary>
    /// Makes <paramref name="next"/> the publisher. Refused (false) while another one sends, unless that one has been
    /// silent for <paramref name="silence"/> or the director asked for another device.
    /// </summary>
    public bool TryTakeOver(Publication next, TimeSpan silence, StreamPlan plan)
    {
        Publication? replaced;
        lock (gate)
        {
            if (IsOver || (publisher is { } present && !switchAsked && present.SilentFor < silence))
                return false;
            replaced = publisher;
            publisher = next;
            switchAsked = false;
            Plan = plan;
            waitsForKey = true;
            timeline.Restart();
            breaks = started;
            var wasAbandoned = AbandonedAt is not null;
            AbandonedAt = null;
            if (started && (wasAbandoned || replaced is not null))
                tell(this, StreamChangeKind.Returned);
        }

        replaced?.Drop(DropReason.Replaced);
        return true;
    }

    /// <summary>The publisher left, or was found gone. True when it was the present one.</summary>
    public bool Abandon(Publication from)
    {
        lock (gate)
        {
            if (publisher != from)
                return false;
            publisher = null;
            AbandonedAt = clock.GetTimestamp();
            foreach (var part in parts)
                part.OnInterrupted();
            if (started && !IsOver)
                tell(this, StreamChangeKind.Interrupted);
            return true;
        }
    }

    /// <summary>The next connection with the key wins at once.</summary>
    public void AskSwitch()
    {
        lock (gate)
            switchAsked = true;
    }

    /// <summary>Freezes the public edge. False when it is frozen already.</summary>
    public bool CutOff()
    {
        lock (gate)
        {
            if (isCut || IsOver)
                return false;
            isCut = true;
            Edge.Freeze();
            foreach (var part in parts)
                part.OnCut();
            return true;
        }
    }

    /// <summary>The public goes on with what arrives from now on. False when nothing was cut.</summary>
    public bool Release()
    {
        lock (gate)
        {
            if (!isCut || IsOver)
                return false;
            isCut = false;
            // Players of the log see no hole: tags go on counting where the public edge stood.
            tagOffset += Math.Max(0, timeline.Newest - Edge.Dts);
            breaks = true;
            Edge.Thaw();
            foreach (var part in parts)
                part.OnRelease();
            return true;
        }
    }

    /// <summary>Ends the stream; the public still gets what the delay holds back. False when it had ended.</summary>
    /// <param name="quietly">True when the process stops: watchers are not told, since the stream may go on after the restart.</param>
    public bool End(bool quietly = false)
    {
        Publication? last;
        lock (gate)
        {
            if (IsOver)
                return false;
            IsOver = true;
            OverAt = clock.GetTimestamp();
            last = publisher;
            publisher = null;
            Edge.Move(timeline.Newest);
            finished = quietly || Edge.IsAtEnd;
            foreach (var part in parts)
                part.OnEnd();
            if (started && !quietly)
                tell(this, StreamChangeKind.Ended);
        }

        last?.Drop(DropReason.Ended);
        return true;
    }

    /// <summary>The beat: moves the public edge on and wakes the readers.</summary>
    public void Beat()
    {
        bool moved;
        Publication? silent;
        lock (gate)
        {
            silent = publisher is { } present && present.SilentFor >= idle ? present : null;
            moved = Edge.Move(timeline.Newest);
            finished |= IsOver && Edge.IsAtEnd;
        }

        silent?.Drop(DropReason.Idle);
        if (moved || finished)
            Pulse.Beat();
        if (started && !finished)
            History.Beat(this);
    }
}
