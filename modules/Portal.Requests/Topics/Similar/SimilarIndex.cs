using System.Buffers;

namespace Portal.Requests.Topics.Similar;

/// <summary>
/// Ranks orders by what they have in common with a text: overlap of <see cref="Features"/>, rare ones weighing more. Pure,
/// in memory, the same on every database; one writer, many readers.
/// </summary>
internal sealed class SimilarIndex
{
    // Below this an order is about something else: with it 86 of 100 labelled pairs are found, and the short questions of
    // the demo get one wrong order in 50 instead of one each.
    private const float Least = 0.35f;
    private const float SamePlace = 0.06f;

    // Of what a word weighs that nobody has written yet: another word for the same thing is as likely as another thing.
    private const float Unknown = 0.3f;

    private readonly Dictionary<ulong, Postings> features = [];
    private readonly List<Entry> entries = [];
    private readonly Dictionary<Guid, (int Entry, long Trace)> known = [];

    /// <summary>How many orders it knows, those without words included.</summary>
    public int Count => known.Count;

    /// <summary>Adds an order, or puts other words in the place of those that it had; the same words again change nothing.</summary>
    public void Put(Guid id, string text, Guid placeId)
    {
        // The words themselves are not kept: whoever erases them erases them here too.
        var trace = ((long)text.Length << 32) | (uint)string.GetHashCode(text, StringComparison.Ordinal);
        if (known.TryGetValue(id, out var before))
        {
            if (before.Trace == trace)
                return;

            // Its old words stay in the lists, where they point at nobody.
            entries[before.Entry] = entries[before.Entry] with { Id = Guid.Empty };
        }

        known[id] = (entries.Count, trace);
        var own = Features.Of(text);
        foreach (var (feature, weight) in own)
        {
            if (!features.TryGetValue(feature, out var postings))
                features[feature] = postings = new Postings(weight);
            postings.Add(entries.Count);
        }

        entries.Add(new Entry(id, placeId, MathF.Sqrt(MathF.Max(1, own.Count))));
    }

    /// <summary>The nearest that are near enough, best first, with a score up to about 1.</summary>
    public IReadOnlyList<(Guid Id, float Score)> Nearest(string text, Guid? placeId, int take)
    {
        var own = Features.Of(text);
        var asked = own.Keys.Select(f => features.GetValueOrDefault(f)).OfType<Postings>().OrderBy(p => p.Count).ToList();
        if (asked.Count == 0)
            return [];
        var scores = ArrayPool<float>.Shared.Rent(entries.Count);
        var met = new List<int>(1024);
        scores.AsSpan(0, entries.Count).Clear();

        // Words that nobody has used yet are missing from all: what remains in common says the less.
        var best = own.Where(f => !features.ContainsKey(f.Key)).Sum(f => f.Value) * MathF.Log(1 + entries.Count) * Unknown;
        var walked = 0;
        foreach (var postings in asked)
        {
            var rarity = MathF.Log(1 + ((float)entries.Count / postings.Count)) * postings.Weight;
            best += rarity;

            // What half the county says tells nothing, and walking it costs the most: it only adds to whom we already know.
            var common = walked > 200_000 || (postings.Count > 2000 && postings.Count > entries.Count / 8 && met.Count >= take);
            if (common)
                continue;
            walked += postings.Count;
            foreach (var entry in postings.Span)
            {
                if (scores[entry] == 0)
                    met.Add(entry);
                scores[entry] += rarity;
            }
        }

        // The best few of very many: a queue of those, worst first.
        var nearest = new PriorityQueue<int, float>(take + 1);
        foreach (var entry in met)
        {
            if (entries[entry].Id == Guid.Empty)
                continue;
            var score = Score(entry, scores[entry], best, asked.Count);
            if (score < Least)
                continue;
            score += entries[entry].PlaceId == placeId ? SamePlace : 0;
            if (nearest.Count < take)
                nearest.Enqueue(entry, score);
            else if (nearest.TryPeek(out _, out var worst) && score > worst)
                nearest.EnqueueDequeue(entry, score);
        }

        ArrayPool<float>.Shared.Return(scores);
        var found = new List<(Guid Id, float Score)>(nearest.Count);
        while (nearest.TryDequeue(out var entry, out var score))
            found.Insert(0, (entries[entry].Id, score));
        return found;
    }

    private float Score(int entry, float shared, float best, int asked)
    {
        // Long texts share much by chance: divide by how much longer they are than the question.
        var length = entries[entry].Norm / MathF.Sqrt(asked);
        return shared / best / MathF.Max(1, MathF.Sqrt(length));
    }

    private readonly record struct Entry(Guid Id, Guid PlaceId, float Norm);

    private sealed class Postings(float weight)
    {
        private int[] items = new int[2];

        public float Weight => weight;

        public int Count { get; private set; }

        public ReadOnlySpan<int> Span => items.AsSpan(0, Count);

        public void Add(int item)
        {
            if (Count == items.Length)
                Array.Resize(ref items, Count * 2);
            items[Count++] = item;
        }
    }
}
