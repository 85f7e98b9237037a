namespace Portal.Kit.Streams;

/// <summary>The studio asks: how was the stream within the last hour?</summary>
public interface IStreamHistory
{
    /// <summary>A sample every ten seconds, oldest first, at most 360; empty when there is no such stream.</summary>
    IReadOnlyList<StreamSample> LastHour(Guid streamId);
}

/// <summary>How a stream was at one moment.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Phase">On air, interrupted or cut off.</param>
/// <param name="BitsPerSecond">Received over the last seconds.</param>
/// <param name="FrameRate">Frames a second over the last seconds.</param>
/// <param name="Jitter">How unevenly frames arrived; see <see cref="StreamState.Jitter"/>.</param>
/// <param name="Dropped">Pictures lost since the sample before; see <see cref="StreamState.Dropped"/>.</param>
/// <param name="Skips">How often since the sample before a viewer who had fallen behind was moved on.</param>
/// <param name="SoundPresent">Whether sound arrived.</param>
/// <param name="Viewers">Viewers of all kinds.</param>
public sealed record StreamSample(
    DateTime At, StreamPhase Phase, long BitsPerSecond, double FrameRate, TimeSpan Jitter, long Dropped, long Skips, bool SoundPresent, int Viewers);
