namespace Portal.Rooms.Chat.Events;

/// <summary>
/// Likes as the viewers of a feed know them: read at most every two seconds, and only what changed is sent, once for all.
/// </summary>
internal sealed class FeedLikes(Guid episodeId, FeedReader reader)
{
    private const int Kept = 2000;
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private readonly SortedDictionary<long, int> comments = [];
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;
    private DateTime since = DateTime.UnixEpoch;
    private int episode;
    private volatile bool woken = true;

    /// <summary>Somebody pressed a heart: look when it is time.</summary>
    public void Wake() => woken = true;

    /// <summary>What changed since the last look, or null. Called by one caller at a time; hand the result to <see cref="Take"/>.</summary>
    public async Task<LikesRead?> LookAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (now - lookedAt < (woken ? AtMostEvery : LookAgain))
            return null;
        woken = false;
        lookedAt = now;
        return await reader.LikesAsync(episodeId, since, ct);
    }

    /// <summary>Takes what was read and returns the event for the viewers; null when they know it all.</summary>
    public byte[]? Take(LikesRead? read)
    {
        if (read is null)
            return null;
        since = read.Until;
        var changed = read.Comments.Where(c => comments.GetValueOrDefault(c.Seq) != c.Count).ToList();
        var total = read.Episode ?? episode;
        if (changed.Count == 0 && total == episode)
            return null;
        episode = total;
        foreach (var (seq, count) in changed)
            comments[seq] = count;
        while (comments.Count > Kept)
            comments.Remove(comments.First().Key);
        return CommentJson.Likes(episode, changed);
    }

    /// <summary>Everything that is known, for a viewer who comes.</summary>
    public byte[] All(long from) => CommentJson.Likes(episode, [.. comments.Where(c => c.Key >= from && c.Value > 0).Select(c => (c.Key, c.Value))]);
}

/// <summary>Counts that changed.</summary>
/// <param name="Episode">Likes of the episode; null when they did not change.</param>
/// <param name="Comments">Number in the log and likes of comments.</param>
/// <param name="Until">The newest change, UTC: from where to look next.</param>
internal sealed record LikesRead(int? Episode, IReadOnlyList<(long Seq, int Count)> Comments, DateTime Until);
