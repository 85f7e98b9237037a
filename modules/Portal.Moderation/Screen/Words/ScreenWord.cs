namespace Portal.Moderation.Screen.Words;

/// <summary>What a word on a list does. Stored by name.</summary>
public enum WordEffect
{
    /// <summary>A harmless word: what it covers is not looked at.</summary>
    Allow,

    /// <summary>The text waits for a moderator.</summary>
    Hold,

    /// <summary>The text is refused.</summary>
    Block,
}

/// <summary>A word of a list.</summary>
/// <param name="Word">As staff wrote it.</param>
/// <param name="Effect">What it does.</param>
/// <param name="List">Name of the list, shown to moderators as the rule that fired.</param>
/// <param name="PlacePath">Where it holds, and everywhere below; empty for everywhere.</param>
internal sealed record ScreenWord(string Word, WordEffect Effect, string List, string PlacePath);
