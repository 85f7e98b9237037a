using Portal.Live.Streams;

namespace Portal.Live.Cmaf;

/// <summary>
/// Cuts a stream into segments at key frames and into parts between them. A frame's duration is known when the next one
/// arrives, so the newest picture always waits.
/// </summary>
/// <param name="log">Where the segments go.</param>
/// <param name="options">The settings.</param>
/// <param name="cutsAt">At which key frames a segment begins; null leaves that to their length.</param>
internal sealed class Segmenter(SegmentLog log, LiveOptions options, Func<Frame, bool>? cutsAt = null) : IStreamPart
{
    private const long WaitForPicture = 1000;

    /// <summary>Where the segments go.</summary>
    public SegmentLog Log => log;

    private readonly long segmentLength = (long)(options.SegmentSeconds * 1000);
    private readonly long partLength = (long)(options.PartSeconds * 1000);
    private readonly AudioClock audioClock = new();
    private TrackRun video = new(InitSegment.VideoId, 0, []);
    private TrackRun sound = new(InitSegment.AudioId, 0, []);
    private Tracks? tracks;
    private Segment? segment;
    private bool nextBreaks;
    private bool groupGoesOn;
    private long firstSound = -1;
    private long partStart;
    private long newestPicture;
    private long newestSound;
    private uint sequence;

    /// <summary>Milliseconds after which a segment ends even without a key frame.</summary>
    private long Longest => Math.Max(log.TargetSeconds * 1000L, segmentLength);

    /// <inheritdoc />
    public void OnFrame(in Frame frame, Tracks current)
    {
        if (frame.Breaks || !ReferenceEquals(current, tracks))
            Break(frame.Breaks, current);
        if (frame.Kind == TrackKind.Video)
            OnPicture(frame);
        else
            OnSound(frame);
    }

    /// <inheritdoc />
    public void OnCut()
    {
        Close(null);
        log.Cut();
    }

    /// <inheritdoc />
    public void OnRelease()
    {
        Close(null);
        nextBreaks = true;
        log.Release();
    }

    /// <inheritdoc />
    public void OnInterrupted() => Close(null);

    /// <inheritdoc />
    public void OnEnd()
    {
        Close(null);
        log.End();
    }

    private void Break(bool breaks, Tracks current)
    {
        Close(null);
        nextBreaks |= breaks || tracks is not null;
        tracks = current;
        firstSound = -1;
        audioClock.Reset(current.Audio?.SampleRate ?? 0);
    }

    private void OnPicture(in Frame frame)
    {
        if (segment is not null && video.Samples.Count > 0)
        {
            // The picture before lasts until this one.
            EndPicture(frame.Dts);
            var length = frame.Dts - segment.Start;
            if ((frame.IsKey && (cutsAt?.Invoke(frame) ?? (length >= segmentLength - 50))) || length >= Longest)
                Close(frame.Dts);
            else if (frame.Dts - partStart + (frame.Dts - newestPicture) > partLength)
                ClosePart(frame.Dts);
        }

        if (segment is null)
        {
            if (!frame.IsKey && !groupGoesOn)
                return;
            Open(frame);
        }

        if (video.Samples.Count == 0)
            video = video with { Start = frame.Dts * 90 };
        video.Samples.Add(new Sample(frame.Sample, 0, frame.Composition * 90, frame.IsKey));
        newestPicture = frame.Dts;
        groupGoesOn = true;
    }

    private void OnSound(in Frame frame)
    {
        var samples = tracks!.Audio!.SamplesOf(frame.Sample.Span);
        var time = audioClock.Place(frame.Dts, samples);
        if (tracks.Video is null)
            CutBySound(frame);
        else if (segment is not null && frame.Dts - segment.Start > Longest + WaitForPicture)
            Close(frame.Dts);
        if (segment is null)
            return;
        if (sound.Samples.Count == 0)
            sound = sound with { Start = time };
        sound.Samples.Add(new Sample(frame.Sample, (uint)samples, 0, true));
        newestSound = frame.Dts;
    }

    // Without a picture the sound sets the measure; a little patience first, in case the picture is late.
    private void CutBySound(in Frame frame)
    {
        if (firstSound < 0)
            firstSound = frame.Dts;
        if (segment is null)
        {
            if (frame.Dts - firstSound >= WaitForPicture || nextBreaks)
                Open(frame);
            return;
        }

        if (frame.Dts - segment.Start >= segmentLength)
        {
            Close(frame.Dts);
            Open(frame);
        }
        else if (frame.Dts - partStart >= partLength)
        {
            ClosePart(frame.Dts);
        }
    }

    private void Open(in Frame frame)
    {
        segment = log.Open(frame.Dts, frame.Arrived, tracks!, nextBreaks);
        nextBreaks = false;
        partStart = frame.Dts;
    }

    private void EndPicture(long next)
    {
        var last = video.Samples[^1];
        video.Samples[^1] = last with { Duration = (uint)(Math.Clamp(next - newestPicture, 1, 10_000) * 90) };
    }

    // Without a next frame the last picture lasts as long as the one before, and only a key frame can go on.
    private void Close(long? next)
    {
        groupGoesOn &= next is not null;
        if (segment is null)
            return;
        if (next is null && video.Samples.Count > 0 && video.Samples[^1].Duration == 0)
        {
            var usual = video.Samples.Count > 1 ? video.Samples[^2].Duration / 90 : 40;
            next = newestPicture + usual;
            EndPicture(next.Value);
        }
        else if (next is { } at && video.Samples.Count > 0 && video.Samples[^1].Duration == 0)
        {
            EndPicture(at);
        }

        ClosePart(next ?? newestSound + (1000L * tracks!.Audio?.FrameSamples / tracks.Audio?.SampleRate) ?? newestSound);
        log.Close(segment);
        segment = null;
    }

    private void ClosePart(long end)
    {
        if (video.Samples.Count + sound.Samples.Count == 0)
            return;
        var isIndependent = video.Samples.Count == 0 || video.Samples[0].IsSync;
        var data = (video.Samples.Count, sound.Samples.Count) switch
        {
            (0, _) => Fragment.Write(++sequence, sound),
            (_, 0) => Fragment.Write(++sequence, video),
            _ => Fragment.Write(++sequence, video, sound),
        };
        var alone = tracks!.Video is not null && sound.Samples.Count > 0 ? Fragment.Write(sequence, sound) : null;
        log.Add(segment!, new Part(data, alone, Math.Max(1, end - partStart), isIndependent));
        video.Samples.Clear();
        sound.Samples.Clear();
        partStart = end;
    }
}
