namespace Portal.Live.Streams;

/// <summary>A place in a log where a viewer can start.</summary>
/// <param name="Position">Position of the first byte.</param>
/// <param name="Block">The block that holds it.</param>
/// <param name="Preamble">What a viewer needs before it: container header parts and codec configurations.</param>
/// <param name="At">Steady clock at arrival, in the clock's ticks.</param>
internal sealed record LogEntry(long Position, LogBlock Block, Preamble Preamble, long At);

/// <summary>What a viewer needs before the first frame, serialised once per configuration.</summary>
/// <param name="HasVideo">Whether there is a picture.</param>
/// <param name="HasAudio">Whether there is sound.</param>
/// <param name="Bytes">Metadata and codec configurations in the log's form.</param>
internal sealed record Preamble(bool HasVideo, bool HasAudio, ReadOnlyMemory<byte> Bytes);
