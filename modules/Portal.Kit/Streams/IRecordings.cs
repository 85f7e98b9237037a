namespace Portal.Kit.Streams;

/// <summary>Rooms asks about what was recorded of a stream.</summary>
public interface IRecordings
{
    /// <summary>The recording of that stream as it is now, growing while on air; null when there is none.</summary>
    ValueTask<Recording?> FindAsync(Guid streamId, CancellationToken ct = default);

    /// <summary>Writes the recording as one MP4 file (init + segments) while reading it. False when there is none.</summary>
    Task<bool> WriteMp4Async(Guid streamId, Stream output, CancellationToken ct = default);

    /// <summary>Removes the files. Refused (false) while the stream is on air.</summary>
    ValueTask<bool> DeleteAsync(Guid streamId, CancellationToken ct = default);
}

/// <summary>A recording.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Length">Playable length without cut intervals.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="Hls">Address of the replay's playlist, relative to the site's root.</param>
/// <param name="IsOpen">Whether it still grows.</param>
public sealed record Recording(Guid StreamId, TimeSpan Length, long Bytes, string Hls, bool IsOpen);
