using Microsoft.Extensions.Logging;
using Portal.Live.Cmaf;
using Portal.Live.Streams;

namespace Portal.Live.Ladder;

/// <summary>Gives a stream smaller pictures where its plan asks for them, ffmpeg is there and not too many streams have them.</summary>
internal sealed class LadderFactory(Ffmpeg ffmpeg, LiveOptions options, TimeProvider clock, ILogger<LadderFactory> log) : IStreamPartFactory
{
    private int given;

    /// <inheritdoc />
    public IStreamPart? Create(LiveStream stream)
    {
        if (!stream.Plan.SmallerPictures || stream.Part<Segmenter>()?.Log is not { } main)
            return null;
        if (!ffmpeg.IsPresent || Interlocked.Increment(ref given) > options.MostLadders)
        {
            if (ffmpeg.IsPresent)
                Interlocked.Decrement(ref given);
            log.LogWarning("Stream {Stream}: no smaller pictures, {Reason}", stream.Plan.StreamId, ffmpeg.IsPresent ? "enough streams have them" : "there is no ffmpeg");
            return null;
        }

        Rung[] rungs = [.. Rung.Usual.Select(form => new Rung(form, new SegmentLog(stream.Since, stream.Plan.Delay, options, clock, form.Name), ffmpeg, options, clock, log))];
        return new StreamLadder(main, rungs, () => Interlocked.Decrement(ref given));
    }
}
