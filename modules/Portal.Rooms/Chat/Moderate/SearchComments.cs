using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>Finds what was said in an episode, by words or by name, public or not.</summary>
internal sealed class SearchComments(PortalStore store)
{
    private const int Most = 50;
    private const int MaxWords = 50;

    /// <summary>The newest comments that hold the words in text or name; none for who may not moderate the room.</summary>
    public async Task<IReadOnlyList<CommentRow>> FindAsync(CurrentUser moderator, Guid episodeId, string words, CancellationToken ct)
    {
        words = CommentText.Clean(words);
        if (words.Length is 0 or > MaxWords)
            return [];
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !moderator.May(RoomPermissions.Moderate, facts.PlacePath))
            return [];
        return await db.Set<CommentRow>()
            .Where(c => c.EpisodeId == episodeId && (c.Text.Contains(words) || c.Name.Contains(words)))
            .OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
    }
}
