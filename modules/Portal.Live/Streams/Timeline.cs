namespace Portal.Live.Streams;

/// <summary>
/// Turns the times that publishers send into one that players can live with: 64 bits, starting at 0, never backwards
/// within a track. Jumps, and a publisher who comes back, become a break after which time goes on without a hole.
/// </summary>
internal sealed class Timeline
{
    /// <summary>Milliseconds that a track may run backwards before it counts as a jump: interleaving and disorder.</summary>
    public const int Backwards = 1000;

    /// <summary>Milliseconds that a track may run ahead of what the wall clock explains before it counts as a jump.</summary>
    public const int Forwards = 3000;

    private const int Step = 40;
    private readonly long[] lastOut = [-1, -1];
    private Base? current;
    private Base? previous;
    private long newest = -Step;
    private int sinceSwitch;

    /// <summary>The newest time given out, in milliseconds; negative before the first.</summary>
    public long Newest => newest;

    /// <summary>The next frame is from another publisher, or another start of the same: its times mean something else.</summary>
    public void Restart()
    {
        current = null;
        previous = null;
    }

    /// <summary>Gives a frame its time.</summary>
    /// <param name="kind">The track.</param>
    /// <param name="raw">Milliseconds as sent.</param>
    /// <param name="wall">Milliseconds of a steady clock at arrival.</param>
    /// <param name="breaks">Whether the time line broke before this frame.</param>
    public long Stamp(TrackKind kind, uint raw, long wall, out bool breaks)
    {
        breaks = false;
        var output = Place(raw, wall, ref breaks);
        ref var last = ref lastOut[(int)kind];
        output = Math.Max(output, last + 1);
        last = output;
        newest = Math.Max(newest, output);
        return output;
    }

    private long Place(uint raw, long wall, ref bool breaks)
    {
        if (current is { } now && now.Fits(raw, wall, out var position))
        {
            now.Advance(raw, wall);
            sinceSwitch++;
            return position + now.Offset;
        }

        // A straggler of the other track from before the jump keeps its place there.
        if (previous is { } before && sinceSwitch < 50 && before.Fits(raw, wall, out var earlier))
        {
            before.Advance(raw, wall);
            return Math.Min(earlier + before.Offset, newest);
        }

        breaks = newest >= 0;
        previous = current;
        sinceSwitch = 0;
        current = new Base(raw, wall, newest + Step);
        return newest + Step;
    }

    /// <summary>A stretch of publisher's time without a jump. Positions count from its first frame.</summary>
    private sealed class Base(uint first, long wall, long offset)
    {
        private uint lastRaw = first;
        private long lastPosition;
        private long lastWall = wall;

        public long Offset => offset;

        // The difference modulo 2^32 is exact across the wrap at 49.7 days.
        public bool Fits(uint raw, long now, out long position)
        {
            var delta = (int)(raw - lastRaw);
            position = lastPosition + delta;
            return delta >= -Backwards && delta <= Forwards + Math.Max(0, now - lastWall);
        }

        public void Advance(uint raw, long now)
        {
            var delta = (int)(raw - lastRaw);
            if (delta <= 0)
                return;
            lastRaw = raw;
            lastPosition += delta;
            lastWall = now;
        }
    }
}
