namespace Portal.Moderation.Screen.Words;

/// <summary>The word table in force in this process. Begins with the starter words, so that nothing goes unscreened.</summary>
internal sealed class CurrentWords
{
    private volatile WordTable table = new(StarterWords.All);

    /// <summary>The compiled words.</summary>
    public WordTable Table => table;

    /// <summary>Puts other lists in force, besides the starter words.</summary>
    public void Use(IEnumerable<ScreenWord> words) => table = new WordTable(StarterWords.All.Concat(words));
}
