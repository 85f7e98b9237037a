namespace Portal.Requests.Escalation;

/// <summary>Whom a level tells. Pure.</summary>
internal static class Levels
{
    /// <summary>
    /// First the holder, from 80 % on the backup too; whoever is absent is passed over, and the next of the unit stands in.
    /// Empty when nobody of the unit is there: then the staff of the place are told. From 100 % on they are told anyway.
    /// </summary>
    public static IReadOnlyList<Guid> Whom(Guid? holder, Guid? backup, IReadOnlyCollection<Guid> absent, IReadOnlyList<Guid> team, int percent)
    {
        List<Guid> line = [.. new[] { holder, backup }.OfType<Guid>().Concat(team).Distinct().Where(p => !absent.Contains(p))];
        if (line.Count == 0)
            return [];
        return percent >= 80 ? [.. line.Take(2)] : [line[0]];
    }
}
