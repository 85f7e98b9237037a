namespace Portal.Moderation.Screen;

/// <summary>Every module that takes text from the public asks: may this stand?</summary>
public interface ITextScreen
{
    /// <summary>
    /// Screens a text of at most 20,000 characters by the word lists of the place and of the places above it. Pure and
    /// quick (no database): word lists are in memory and renewed when staff change them.
    /// </summary>
    Screening Screen(string text, string placePath);
}

/// <summary>The screen's answer.</summary>
/// <param name="Verdict">What to do with the text.</param>
/// <param name="Rule">Name of the list or rule that fired, for moderators; null when it passes.</param>
/// <param name="Match">The passage as written that fired; null when it passes.</param>
public sealed record Screening(ScreenVerdict Verdict, string? Rule = null, string? Match = null);

/// <summary>Outcome of the screen.</summary>
public enum ScreenVerdict
{
    /// <summary>Shown at once.</summary>
    Pass,

    /// <summary>Kept for a moderator; the writer is told so.</summary>
    Hold,

    /// <summary>Refused; the writer is told why.</summary>
    Block,
}
