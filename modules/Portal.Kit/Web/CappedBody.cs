namespace Portal.Kit.Web;

/// <summary>Reads what somebody sends, whatever length it says to have, up to a cap.</summary>
public static class CappedBody
{
    /// <summary>All of it; null when it is longer than <paramref name="most"/> bytes: then at most 64 KB more than that were read.</summary>
    public static async Task<byte[]?> ReadAsync(Stream from, long most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        using MemoryStream kept = new();
        var buffer = new byte[64 * 1024];
        for (int got; (got = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + got > most)
                return null;
            kept.Write(buffer, 0, got);
        }

        return kept.ToArray();
    }
}
