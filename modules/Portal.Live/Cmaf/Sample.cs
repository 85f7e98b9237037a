namespace Portal.Live.Cmaf;

/// <summary>A sample of a fragment.</summary>
/// <param name="Data">The access unit.</param>
/// <param name="Duration">Ticks of its track.</param>
/// <param name="Composition">Ticks from decoding to presentation, signed.</param>
/// <param name="IsSync">Whether decoding can begin here.</param>
internal record struct Sample(ReadOnlyMemory<byte> Data, uint Duration, int Composition, bool IsSync);

/// <summary>The samples of one track in a fragment.</summary>
/// <param name="Id">Track id.</param>
/// <param name="Start">Decoding time of the first sample, in the track's ticks.</param>
/// <param name="Samples">The samples, in order of decoding.</param>
internal sealed record TrackRun(int Id, long Start, List<Sample> Samples);
