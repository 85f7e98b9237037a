using System.Buffers;

namespace Portal.Requests.Topics.Similar;

/// <summary>
/// Ranks orders by what they have in common with a text: overlap of <see cref="Features"/>, rare ones weighing more. Pure,
/// in memory, the same on every database; one writer, many readers.
/// </summary>
internal sealed class SimilarIndex
{
    private const float SamePlace = 0.06f;

    private readonly Dictionary<ulong, Postings> features = [];
    private readonly List<Entry> entries = [];
    private readonly HashSet<Guid> known = [];

    public int Count => entries.Count;

    public bool Knows(Guid id) => known.Contains(id);

    public void Add(Guid id, string text, Guid placeId)
    {
        if (!known.Add(id))
            return;
        var own = Features.Of(text);
        foreach (var (feature, weight) in own)
        {
            if (!features.TryGetValue(feature, out var postings))
                features[feature] = postings = new Postings(weight);
            postings.Add(entries.Count);
        }

        entries.Add(new Entry(id, placeId, MathF.Sqrt(MathF.Max(1, own.Count))));
    }

    /// <summary>The nearest, best first, with a score between 0 and about 1.</summary>
    public IReadOnlyList<(Guid Id, float Score)> Nearest(string text, Guid? placeId, int take)
    {
        var asked = Features.Of(text).Keys.Select(f => features.GetValueOrDefault(f)).OfType<Postings>().OrderBy(p => p.Count).ToList();
        if (asked.Count == 0)
            return [];
        var scores = ArrayPool<float>.Shared.Rent(entries.Count);
        var met = new List<int>(1024);
        scores.AsSpan(0, entries.Count).Clear();
        var best = 0f;
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
            var score = Score(entry, scores[entry], best, placeId, asked.Count);
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

    private float Score(int entry, float shared, float best, Guid? placeId, int asked)
    {
        // Long texts share much by chance: divide by how much longer they are than the question.
        var length = entries[entry].Norm / MathF.Sqrt(asked);
        return (shared / best / MathF.Max(1, MathF.Sqrt(length))) + (entries[entry].PlaceId == placeId ? SamePlace : 0);
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
