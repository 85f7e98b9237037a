using Portal.Kit.Streams;
using Portal.Live.Recording;

namespace Portal.Live.Captions;

/// <summary>Captions of a recording: a file for each segment of the picture, in step with what the asker may have of it.</summary>
internal static class ReplayCaptions
{
    /// <summary>What is said within a segment. A caption that lasts beyond it stands in the next file too, with the same times.</summary>
    public static byte[] Write(RecordingView view, RecordedSegment segment, CaptionTrack track)
    {
        Kit.Streams.Recording recording = new(Guid.Empty, view.Length, 0, "", view.IsOpen) { Stretches = view.Stretches() };
        var from = TimeSpan.FromMilliseconds(view.Segments.TakeWhile(s => s != segment).Sum(s => s.Duration));
        var to = from + TimeSpan.FromMilliseconds(segment.Duration);
        var (begin, end) = Stretch(recording, from);
        return CaptionFile.Write(from, segment.Start, track.InStepWith(recording)
            .Where(c => c.From < to && c.To > from)
            // Beyond a hole other times hold: what is shown there is another file's caption.
            .Select(c => c with { From = c.From < begin ? begin : c.From, To = c.To > end ? end : c.To }));
    }

    private static (TimeSpan Begin, TimeSpan End) Stretch(Kit.Streams.Recording recording, TimeSpan position)
    {
        var begin = TimeSpan.Zero;
        foreach (var stretch in recording.Stretches)
        {
            if (position < begin + stretch.Length)
                return (begin, begin + stretch.Length);
            begin += stretch.Length;
        }

        return (begin, recording.Length);
    }
}
