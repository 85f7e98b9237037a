using Portal.Live.Streams;

namespace Portal.Live.Ladder;

/// <summary>A frame on its way to a rung's child process.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Tracks">The tracks in force.</param>
/// <param name="Cuts">Whether a segment of the stream itself begins with it: the rung cuts there too.</param>
/// <param name="Breaks">Whether times or codecs break before that segment.</param>
/// <param name="Generation">Counts cut-offs: what was handed over before one never comes out after it.</param>
internal sealed record RungFrame(Frame Frame, Tracks Tracks, bool Cuts, bool Breaks, int Generation);
