namespace Portal.Kit.Streams;

/// <summary>Live asks: which captions (字幕) has a recording? Answered by Rooms from the episode. Without an answerer there are none.</summary>
public interface IReplayCaptions
{
    /// <summary>The captions of that recording; null when there are none. Asked for every file of captions that a player fetches: it must be quick.</summary>
    ValueTask<CaptionTrack?> FindAsync(Guid streamId, CancellationToken ct);
}

/// <summary>Captions of a broadcast.</summary>
/// <param name="Language">BCP 47 tag: <c>zh</c>.</param>
/// <param name="At">When they were uploaded, UTC: others have another time.</param>
/// <param name="Captions">The captions, in order of time.</param>
public sealed record CaptionTrack(string Language, DateTime At, IReadOnlyList<Caption> Captions)
{
    /// <summary>The captions with their places in a recording as it is played now; what it does not show is left out.</summary>
    public IEnumerable<CaptionText> InStepWith(Recording recording) => Captions
        .Where(c => recording.Shows(c.From, TimeSpan.FromSeconds(1)))
        .Select(c => new CaptionText(recording.PositionOf(c.From) ?? recording.Length, recording.PositionOf(c.To) ?? recording.Length, c.Text))
        .Where(c => c.To > c.From);
}

/// <summary>A caption.</summary>
/// <param name="From">When it was said, UTC.</param>
/// <param name="To">Until when it is shown, UTC.</param>
/// <param name="Text">Its words, in one or two lines.</param>
public sealed record Caption(DateTime From, DateTime To, string Text);
