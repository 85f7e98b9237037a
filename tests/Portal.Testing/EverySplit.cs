namespace Portal.Testing;

/// <summary>Cuts a payload in every way in which a network may hand it over.</summary>
public static class EverySplit
{
    /// <summary>The payload in two parts, for every split point, and once byte by byte.</summary>
    public static IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> Of(ReadOnlyMemory<byte> payload)
    {
        for (var at = 0; at <= payload.Length; at++)
            yield return [payload[..at], payload[at..]];
        yield return [.. Enumerable.Range(0, payload.Length).Select(i => payload.Slice(i, 1))];
    }
}
