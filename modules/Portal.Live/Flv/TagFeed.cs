using Portal.Live.Streams;

namespace Portal.Live.Flv;

/// <summary>
/// Feeds one viewer from a stream's log: what was added since its last write, once a beat, until the stream is over or
/// the viewer has gone. The log's bytes are handed on as they lie there.
/// </summary>
internal static class TagFeed
{
    /// <summary>Feeds until the end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="beyondEdge">True for the studio's preview.</param>
    /// <param name="begin">Called with a preamble, before the bytes that need it.</param>
    /// <param name="write">Writes bytes, whole tags of at most a block; false when the viewer has gone.</param>
    /// <param name="ct">Ends the feed.</param>
    public static async Task RunAsync(
        LiveStream stream,
        bool beyondEdge,
        Func<Preamble, ValueTask<bool>> begin,
        Func<ReadOnlyMemory<byte>, ValueTask<bool>> write,
        CancellationToken ct)
    {
        var cursor = stream.OpenCursor(beyondEdge);
        var lane = stream.Pulse.Join();
        var skips = 0;
        while (!ct.IsCancellationRequested)
        {
            var beat = lane.Next;
            while (cursor.TryRead(out var bytes, out var preamble))
            {
                if (preamble is not null && !await begin(preamble))
                    return;
                if (!await write(bytes))
                    return;
            }

            if (cursor.Skips != skips)
            {
                stream.Audience.Skipped(cursor.Skips - skips);
                skips = cursor.Skips;
            }

            if (stream.IsFinished)
                return;
            await beat;
        }
    }
}
