using System.Collections.Frozen;
using System.Text;
using Portal.Kit.Texts;

namespace Portal.Requests.Topics.Similar;

/// <summary>
/// What two orders can have in common: pairs of neighbouring characters, of their readings (for homophones and wrong
/// characters), and characters alone. Words are first brought to one form by <c>synonyms.txt</c>.
/// </summary>
internal static class Features
{
    private const ulong Reading = 1UL << 62;
    private const ulong Single = 1UL << 61;

    // What, where and who stand in every question.
    private const float Asking = 0.3f;

    private static readonly Lazy<Synonyms> Words = new(Synonyms.Load);

    /// <summary>The features of a text with their weight, each once. Short texts have few, an empty one none.</summary>
    public static Dictionary<ulong, float> Of(string text)
    {
        var plain = Plain(text);
        var found = new Dictionary<ulong, float>(plain.Length * 3);
        string? before = null;
        for (var i = 0; i < plain.Length; i++)
        {
            var single = Words.Value.OnlyAsks(plain[i]) ? Asking : 1;
            found[Single | plain[i]] = 0.35f * single;
            var weight = i > 0 && Words.Value.OnlyAsks(plain[i - 1], plain[i]) ? Asking : 1;
            if (i > 0)
                found[((ulong)plain[i - 1] << 16) | plain[i]] = weight;
            var reading = Pinyin.Of(plain[i]);
            if (before is not null && reading is not null)
                found[Reading | Hash(before, reading)] = 0.55f * weight;
            before = reading;
        }

        return found;
    }

    /// <summary>Letters and digits only, one width, lower case, simplified, words in one form, fillers left out.</summary>
    public static string Plain(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                kept.Append(Simplified.Of(char.ToLowerInvariant(c)));
        }

        return Words.Value.Apply(kept.ToString());
    }

    private static ulong Hash(string first, string second)
    {
        // FNV-1a, 60 bits: stable, and wide enough for 400 × 400 readings.
        var hash = 14695981039346656037UL;
        foreach (var c in first)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ ' ') * 1099511628211UL;
        foreach (var c in second)
            hash = (hash ^ c) * 1099511628211UL;
        return hash & ((1UL << 60) - 1);
    }

    /// <summary>
    /// Replaces every word of a line of <c>synonyms.txt</c> by the line's first; a line that begins with <c>-</c> is left out.
    /// The words of a line that begins with <c>?</c> only ask: what, where, who.
    /// </summary>
    private sealed class Synonyms(FrozenDictionary<string, string> forms, FrozenSet<(char, char)> asking, int longest)
    {
        public bool OnlyAsks(char first, char second = '\0') => asking.Contains((first, second));

        public static Synonyms Load()
        {
            using var reader = new StreamReader(typeof(Synonyms).Assembly.GetManifestResourceStream("Portal.Requests.Topics.Similar.synonyms.txt")!, Encoding.UTF8);
            var forms = new Dictionary<string, string>();
            var asking = new HashSet<(char, char)>();
            while (reader.ReadLine() is { } line)
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var word in words.Skip(1))
                {
                    if (words[0] == "?")
                        asking.UnionWith(word.Select((c, i) => (c, '\0')).Concat(word.Zip(word.Skip(1))));
                    else
                        forms[word] = words[0] == "-" ? "" : words[0];
                }
            }

            return new Synonyms(forms.ToFrozenDictionary(), asking.ToFrozenSet(), forms.Keys.Max(w => w.Length));
        }

        public string Apply(string text)
        {
            var result = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length;)
            {
                var length = Math.Min(longest, text.Length - i);
                while (length > 0 && !forms.ContainsKey(text.Substring(i, length)))
                    length--;
                result.Append(length > 0 ? forms[text.Substring(i, length)] : text[i]);
                i += Math.Max(1, length);
            }

            return result.ToString();
        }
    }
}
