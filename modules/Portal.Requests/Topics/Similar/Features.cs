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

    private static readonly Lazy<Synonyms> Words = new(Synonyms.Load);

    /// <summary>The features of a text with their weight, each once. Short texts have few, an empty one none.</summary>
    public static Dictionary<ulong, float> Of(string text)
    {
        var plain = Plain(text);
        var found = new Dictionary<ulong, float>(plain.Length * 3);
        string? before = null;
        for (var i = 0; i < plain.Length; i++)
        {
            found[Single | plain[i]] = 0.35f;
            if (i > 0)
                found[((ulong)plain[i - 1] << 16) | plain[i]] = 1f;
            var reading = Pinyin.Of(plain[i]);
            if (before is not null && reading is not null)
                found[Reading | Hash(before, reading)] = 0.55f;
            before = reading;
        }

        return found;
    }

    /// <summary>Letters and digits only, one width, lower case, words in one form, fillers left out.</summary>
    public static string Plain(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                kept.Append(char.ToLowerInvariant(c));
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

    /// <summary>Replaces every word of a line of <c>synonyms.txt</c> by the line's first; a line that begins with <c>-</c> is left out.</summary>
    private sealed class Synonyms(FrozenDictionary<string, string> forms, int longest)
    {
        public static Synonyms Load()
        {
            using var reader = new StreamReader(typeof(Synonyms).Assembly.GetManifestResourceStream("Portal.Requests.Topics.Similar.synonyms.txt")!, Encoding.UTF8);
            var forms = new Dictionary<string, string>();
            while (reader.ReadLine() is { } line)
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var word in words.Skip(1))
                    forms[word] = words[0] == "-" ? "" : words[0];
            }

            return new Synonyms(forms.ToFrozenDictionary(), forms.Keys.Max(w => w.Length));
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
