using System.Text;

namespace Portal.Benchmarks.Content;

/// <summary>
/// Texts with the statistics of Chinese: 6,000 words of two to four characters out of 2,500, the n-th word used 1/n as often
/// as the first (Zipf). The same seed makes the same texts.
/// </summary>
internal sealed class Writing
{
    private readonly Random random;
    private readonly List<string> words;
    private readonly double[] upTo;

    public Writing(int seed)
    {
        random = new Random(seed);
        var signs = Enumerable.Range(0x4E00, 2500).Select(c => (char)c).ToArray();
        words = [.. Enumerable.Range(0, 6000).Select(n => new string(random.GetItems(signs, n % 3 == 0 ? 3 : n % 11 == 0 ? 4 : 2)))];
        upTo = new double[words.Count];
        var sum = 0.0;
        for (var n = 0; n < upTo.Length; n++)
            upTo[n] = sum += 1.0 / (n + 1);
    }

    /// <summary>A word as often as it is used: a quarter of all questions ask for one of the twelve most common.</summary>
    public string Word()
    {
        var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return words[Math.Min(words.Count - 1, at < 0 ? ~at : at)];
    }

    /// <summary>Sentences and paragraphs of at least so many characters.</summary>
    public string Text(int length)
    {
        var text = new StringBuilder(length + 20);
        for (var n = 1; text.Length < length; n++)
            text.Append(Word()).Append(n % 60 == 0 ? "。\n\n" : n % 9 == 0 ? "，" : "");
        return text.ToString();
    }
}
