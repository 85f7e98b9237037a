using Portal.Kit.Streams;

namespace Portal.Live.Streams;

/// <summary>Answers what Rooms asks and does what the director decides.</summary>
internal sealed class StreamsAnswer(StreamHub hub, TimeProvider clock) : IStreams, IStreamHistory
{
    /// <inheritdoc />
    public StreamState? Find(Guid streamId) => hub.FindById(streamId) is { IsOver: false } stream ? StateOf(stream) : null;

    /// <inheritdoc />
    public IReadOnlyCollection<StreamState> All() => [.. hub.All.Where(s => !s.IsOver).Select(StateOf)];

    /// <inheritdoc />
    public IReadOnlyList<StreamSample> LastHour(Guid streamId) => hub.FindById(streamId) is { IsOver: false } stream ? stream.History.Read() : [];

    /// <inheritdoc />
    public StreamAddresses Addresses(string playName) =>
        new($"/live/{playName}/index.m3u8", $"/live/{playName}.flv", $"/live/{playName}.aac", $"/live/{playName}/low.m3u8");

    /// <inheritdoc />
    public bool CutOff(Guid streamId) => hub.FindById(streamId)?.CutOff() ?? false;

    /// <inheritdoc />
    public bool Release(Guid streamId) => hub.FindById(streamId)?.Release() ?? false;

    /// <inheritdoc />
    public bool SwitchDevice(Guid streamId)
    {
        if (hub.FindById(streamId) is not { IsOver: false } stream)
            return false;
        stream.AskSwitch();
        return true;
    }

    /// <inheritdoc />
    public async Task EndAsync(Guid streamId, CancellationToken ct = default)
    {
        if (hub.FindById(streamId) is not { } stream)
            return;
        stream.End();
        await stream.Completion.WaitAsync(ct);
    }

    private StreamState StateOf(LiveStream stream)
    {
        var tracks = stream.Tracks;
        var recording = stream.Part<IRecordingState>();
        var second = clock.GetTimestamp() / clock.TimestampFrequency;
        return new StreamState(
            stream.Plan.StreamId,
            stream.Plan.PlayName,
            stream.Phase,
            stream.Since,
            tracks.Video?.Name,
            tracks.Audio?.Name,
            tracks.Video?.Width ?? 0,
            tracks.Video?.Height ?? 0,
            stream.Meter.FrameRate(),
            stream.Meter.BitsPerSecond(),
            stream.Meter.KeyFrameInterval,
            stream.Meter.SoundPresent,
            stream.Audience.All(second),
            recording?.Recorded ?? TimeSpan.Zero,
            recording?.Stopped)
        {
            Jitter = stream.Meter.Jitter,
            Dropped = stream.Meter.Dropped,
            Skips = stream.Audience.Skips,
            SilentFor = stream.Meter.SilentFor,
            Audience = new AudienceCount(
                stream.Audience.Hls(second),
                stream.Audience.Connected(ViewerKind.Flv) + stream.Audience.Connected(ViewerKind.WebSocket),
                stream.Audience.Connected(ViewerKind.Rtmp),
                stream.Audience.Connected(ViewerKind.Listen)),
        };
    }
}
