namespace Portal.Content.Difference;

/// <summary>Myers 1986, "An O(ND) Difference Algorithm", the greedy form; beyond <see cref="MostEdits"/> all is replaced.</summary>
internal static class EditScript
{
    private const int MostEdits = 1500;

    public static List<(PieceKind Kind, T Item)> Between<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && Equals(before[start], after[start]))
            start++;
        var end = 0;
        while (end < before.Count - start && end < after.Count - start && Equals(before[^(end + 1)], after[^(end + 1)]))
            end++;
        var (old, now) = (before.Skip(start).Take(before.Count - start - end).ToList(), after.Skip(start).Take(after.Count - start - end).ToList());
        List<(PieceKind, T)> script = [.. before.Take(start).Select(item => (PieceKind.Same, item))];
        script.AddRange(Middle(old, now));
        script.AddRange(before.Skip(before.Count - end).Select(item => (PieceKind.Same, item)));
        return script;
    }

    private static List<(PieceKind Kind, T Item)> Middle<T>(List<T> old, List<T> now)
    {
        if (old.Count == 0 || now.Count == 0 || Trace(old, now) is not { } trace)
            return [.. old.Select(item => (PieceKind.Removed, item)), .. now.Select(item => (PieceKind.Added, item))];
        return Back(old, now, trace);
    }

    // Per number of edits d, how far along the old text each diagonal k = x − y reached; diagonal 0 stands in the middle.
    private static List<int[]>? Trace<T>(List<T> old, List<T> now)
    {
        List<int[]> trace = [];
        var most = Math.Min(old.Count + now.Count, MostEdits);
        var middle = most + 1;
        var reach = new int[(2 * most) + 3];
        for (var d = 0; d <= most; d++)
        {
            trace.Add(reach[(middle - d - 1)..(middle + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = IsAddition(k, d, reach[middle + k - 1], reach[middle + k + 1]) ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
                while (x < old.Count && x - k < now.Count && Equals(old[x], now[x - k]))
                    x++;
                reach[middle + k] = x;
                if (x >= old.Count && x - k >= now.Count)
                    return trace;
            }
        }

        return null;
    }

    private static List<(PieceKind Kind, T Item)> Back<T>(List<T> old, List<T> now, List<int[]> trace)
    {
        List<(PieceKind, T)> script = [];
        var (x, y) = (old.Count, now.Count);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var reach = trace[d];
            var k = x - y;
            var addition = IsAddition(k, d, reach[d + k], reach[d + k + 2]);
            var from = addition ? k + 1 : k - 1;
            var fromX = reach[d + 1 + from];
            while (x > fromX + (addition ? 0 : 1))
            {
                script.Add((PieceKind.Same, old[--x]));
                y--;
            }

            script.Add(addition ? (PieceKind.Added, now[--y]) : (PieceKind.Removed, old[--x]));
        }

        while (x > 0)
            script.Add((PieceKind.Same, old[--x]));
        script.Reverse();
        return script;
    }

    private static bool IsAddition(int k, int d, int below, int above) => k == -d || (k != d && below < above);
}
