using Portal.Moderation.Screen.Matching;

namespace Portal.Moderation.Screen.Words;

/// <summary>All words of all places, compiled. Immutable; renewed as a whole when a list changes.</summary>
internal sealed class WordTable
{
    private const int LongestWord = 40;

    private readonly Word[] words;
    private readonly Automaton shapes;
    private readonly Automaton sounds;

    public WordTable(IEnumerable<ScreenWord> source)
    {
        words = [.. source.Select(Word.From).Where(w => w.Shape.Length is > 0 and <= LongestWord)];
        shapes = new Automaton([.. words.Select(w => w.Shape)]);
        sounds = new Automaton([.. words.Select(w => w.Source.Effect == WordEffect.Allow ? [] : w.Sound)]);
    }

    /// <summary>Every word of that place found in the text by any way of reading, as stretches of the shape's symbols.</summary>
    public List<WordHit> Find(Symbols shape, string text, string placePath)
    {
        List<WordHit> hits = [];
        Scan(shapes, shape, placePath, hits, (hit, _) => !IsOrdinarySpeech(shape, text, hit), inShape: true);
        if (Reading.Squeezed(shape) is { } squeezed)
            Scan(shapes, squeezed, placePath, hits, (hit, _) => hit.Word.Effect != WordEffect.Allow && hit.End - hit.Start <= hit.Length * 3 && !IsOrdinarySpeech(shape, text, hit));
        if (Reading.Composed(shape) is { } composed)
            Scan(shapes, composed, placePath, hits, (hit, _) => hit.Word.Effect != WordEffect.Allow);
        Scan(sounds, Reading.BySound(shape), placePath, hits, (hit, word) => SoundRule.Holds(shape, text, hit, word.Shape));
        return hits;
    }

    private void Scan(
        Automaton automaton, Symbols symbols, string placePath, List<WordHit> hits, Func<WordHit, Word, bool> accept, bool inShape = false)
    {
        var state = 0;
        for (var at = 0; at < symbols.Count; at++)
        {
            state = automaton.Next(state, symbols[at]);
            if (!automaton.Hits(state))
                continue;
            foreach (var index in automaton.Ending(state))
            {
                var word = words[index];
                if (!placePath.StartsWith(word.Source.PlacePath, StringComparison.Ordinal))
                    continue;
                var length = automaton == sounds ? word.Sound.Length : word.Shape.Length;
                var first = at - length + 1;
                var hit = inShape
                    ? new WordHit(word.Source, first, at + 1, length)
                    : new WordHit(word.Source, symbols.Start(first), symbols.End(at), length);
                if (accept(hit, word))
                    hits.Add(hit);
            }
        }
    }

    // 我就爱赌。博物馆去过吗: a short word across one mark of punctuation is two sentences, not an evasion.
    private static bool IsOrdinarySpeech(Symbols shape, string text, WordHit hit) =>
        hit.Word.Effect != WordEffect.Allow
        && hit.End - hit.Start == 2
        && text.AsSpan(shape.End(hit.Start), shape.Start(hit.Start + 1) - shape.End(hit.Start)).Trim() is [var mark]
        && char.IsPunctuation(mark)
        && mark is not ('.' or '-' or '_' or '*' or '/');

    internal readonly record struct Word(ScreenWord Source, ushort[] Shape, ushort[] Sound)
    {
        public static Word From(ScreenWord source)
        {
            var shape = Reading.ByShape(source.Word);
            return new Word(source, [.. shape.Values], [.. Reading.BySound(shape).Values]);
        }
    }
}

/// <summary>A word found in a text.</summary>
/// <param name="Word">The word.</param>
/// <param name="Start">First symbol of the text's shape.</param>
/// <param name="End">One past the last symbol of the text's shape.</param>
/// <param name="Length">Symbols of the word.</param>
internal sealed record WordHit(ScreenWord Word, int Start, int End, int Length);
