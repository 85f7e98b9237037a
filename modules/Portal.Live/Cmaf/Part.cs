namespace Portal.Live.Cmaf;

/// <summary>A part of a segment: one fragment with all tracks, and the sound alone.</summary>
/// <param name="Data">All tracks.</param>
/// <param name="Sound">The sound alone; null without sound or without a picture (then <paramref name="Data"/> is the sound).</param>
/// <param name="Duration">Milliseconds.</param>
/// <param name="IsIndependent">Whether it begins with a key frame.</param>
internal sealed record Part(byte[] Data, byte[]? Sound, long Duration, bool IsIndependent);
