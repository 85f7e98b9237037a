using Portal.Moderation.Screen.Matching;

namespace Portal.Moderation.Screen.Words;

/// <summary>The words that every installation starts with, embedded as <c>Data/starter.txt</c>.</summary>
internal static class StarterWords
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScreenWord> All { get; } = [.. Read()];

    private static IEnumerable<ScreenWord> Read()
    {
        var (list, effect) = ("", WordEffect.Hold);
        foreach (var line in EmbeddedLines.Read("starter.txt"))
        {
            if (line[0] == '[')
            {
                var head = line.Split(['[', ']'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                (list, effect) = (head[0], Enum.Parse<WordEffect>(head[1], ignoreCase: true));
                continue;
            }
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return new ScreenWord(word, effect, list, "");
        }
    }
}
