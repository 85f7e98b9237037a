namespace Portal.Kit.Streams;

/// <summary>Rooms asks: is it on air, how is it, where does it play? And tells what the director decides.</summary>
public interface IStreams
{
    /// <summary>The stream's state now, or null when nobody publishes and no grace time runs.</summary>
    StreamState? Find(Guid streamId);

    /// <summary>All streams that are on air or in their grace time.</summary>
    IReadOnlyCollection<StreamState> All();

    /// <summary>Addresses of a stream with that play name, relative to the site's root.</summary>
    StreamAddresses Addresses(string playName);

    /// <summary>
    /// Freezes the public edge at once: picture and sound stop for everybody but recorder and studio, and stay off until
    /// <see cref="Release"/>. What is cut stays out of DVR, replay and MP4. False when there is no such stream.
    /// </summary>
    bool CutOff(Guid streamId);

    /// <summary>Takes a cut-off back: the public goes on at the present edge. False when there is none.</summary>
    bool Release(Guid streamId);

    /// <summary>
    /// 换设备: the next connection with the same key wins at once. The present publisher stays on air until then, so that
    /// viewers see no gap, and its software cannot win the race by reconnecting.
    /// </summary>
    bool SwitchDevice(Guid streamId);

    /// <summary>下播: ends the stream now, closes the recording, disconnects the publisher. Idempotent.</summary>
    Task EndAsync(Guid streamId, CancellationToken ct = default);
}

/// <summary>Addresses under which a stream plays, relative to the site's root.</summary>
/// <param name="Hls">Playlist: <c>/live/NAME/index.m3u8</c>.</param>
/// <param name="Flv">HTTP-FLV: <c>/live/NAME.flv</c>.</param>
/// <param name="Audio">AAC in ADTS: <c>/live/NAME.aac</c>.</param>
/// <param name="LowLatencyHls">Playlist with parts, for good networks: <c>/live/NAME/low.m3u8</c>.</param>
public sealed record StreamAddresses(string Hls, string Flv, string Audio, string LowLatencyHls = "");
