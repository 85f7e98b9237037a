namespace Portal.Moderation.Screen.Matching;

/// <summary>
/// Aho and Corasick, "Efficient string matching" (CACM 1975): finds all patterns in one pass over the text. Most text
/// stays near the root, so the root's transitions are a table; the others lie in one open-addressed table, which keeps
/// 50,000 words within a few megabytes.
/// </summary>
internal sealed class Automaton
{
    private readonly int[] root = new int[char.MaxValue + 1];
    private readonly ulong[] keys;
    private readonly int[] targets;
    private readonly int mask;
    private readonly int[] fail;
    private readonly int[] firstHit;
    private readonly int[] outputLink;
    private readonly int[] sameAsNext;

    /// <param name="patterns">Rows of symbols; empty ones never match. Equal ones are all reported.</param>
    public Automaton(IReadOnlyList<ushort[]> patterns)
    {
        var size = patterns.Sum(p => p.Length) + 1;
        mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(size * 2)) - 1;
        keys = new ulong[mask + 1];
        targets = new int[mask + 1];
        sameAsNext = new int[patterns.Count];
        var symbols = new ushort[size];
        var parents = new int[size];
        var hits = new int[size];
        Array.Fill(hits, -1);
        var nodes = 1;
        for (var index = 0; index < patterns.Count; index++)
        {
            var node = 0;
            foreach (var symbol in patterns[index])
            {
                var next = Step(node, symbol);
                if (next == 0)
                {
                    next = nodes++;
                    (symbols[next], parents[next]) = (symbol, node);
                    Link(node, symbol, next);
                }
                node = next;
            }
            sameAsNext[index] = node == 0 ? -1 : hits[node];
            if (node != 0)
                hits[node] = index;
        }
        firstHit = hits[..nodes];
        fail = new int[nodes];
        outputLink = new int[nodes];
        LinkFailures(symbols, parents, nodes);
    }

    /// <summary>Goes on from <paramref name="state"/> by one symbol.</summary>
    public int Next(int state, ushort symbol)
    {
        while (state != 0)
        {
            if (Step(state, symbol) is var next and not 0)
                return next;
            state = fail[state];
        }
        return root[symbol];
    }

    /// <summary>Whether a pattern ends at this state.</summary>
    public bool Hits(int state) => firstHit[state] >= 0 || outputLink[state] != 0;

    /// <summary>All patterns that end at this state, longest first.</summary>
    public IEnumerable<int> Ending(int state)
    {
        for (var node = firstHit[state] >= 0 ? state : outputLink[state]; node != 0; node = outputLink[node])
        {
            for (var hit = firstHit[node]; hit >= 0; hit = sameAsNext[hit])
                yield return hit;
        }
    }

    // Children come after their parents in depth, so failures are filled in by breadth.
    private void LinkFailures(ushort[] symbols, int[] parents, int nodes)
    {
        var depth = new int[nodes];
        for (var node = 1; node < nodes; node++)
            depth[node] = depth[parents[node]] + 1;
        var byDepth = Enumerable.Range(1, nodes - 1).OrderBy(n => depth[n]);
        foreach (var node in byDepth)
        {
            fail[node] = parents[node] == 0 ? 0 : Next(fail[parents[node]], symbols[node]);
            outputLink[node] = firstHit[fail[node]] >= 0 ? fail[node] : outputLink[fail[node]];
        }
    }

    private void Link(int node, ushort symbol, int next)
    {
        if (node == 0)
        {
            root[symbol] = next;
            return;
        }
        var key = Key(node, symbol);
        var slot = Slot(key);
        while (keys[slot] != 0)
            slot = (slot + 1) & mask;
        (keys[slot], targets[slot]) = (key, next);
    }

    private int Step(int node, ushort symbol)
    {
        if (node == 0)
            return root[symbol];
        var key = Key(node, symbol);
        for (var slot = Slot(key); keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
                return targets[slot];
        }
        return 0;
    }

    private static ulong Key(int node, ushort symbol) => ((ulong)node << 16) | symbol;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & mask;
}
