using Microsoft.EntityFrameworkCore;
using Portal.Kit.Likes;
using Portal.Storage.Database;

namespace Portal.Moderation.Likes;

/// <summary>Likes that are written in one transaction.</summary>
internal sealed class LikeBatch
{
    private readonly Dictionary<(string Kind, Guid Id), Wishes> subjects = [];

    /// <summary>Adds a wish; a later one of the same reader replaces an earlier one.</summary>
    public void Add(LikeSubject subject, string who, bool likes)
    {
        if (!subjects.TryGetValue((subject.Kind, subject.Id), out var wishes))
            subjects[(subject.Kind, subject.Id)] = wishes = new Wishes(subject);
        wishes.Of[who] = likes;
    }

    /// <summary>Groups of which something is in this batch.</summary>
    public IEnumerable<Guid> Groups => subjects.Values.Select(s => s.Subject.Group).OfType<Guid>().Distinct();

    /// <summary>Writes the differences and returns the counts that hold then.</summary>
    public async Task<Dictionary<(string Kind, Guid Id), int>> WriteAsync(PortalDb db, DateTime now)
    {
        Dictionary<(string Kind, Guid Id), int> counts = [];

        // In the order of the keys, so that two nodes never wait for each other.
        foreach (var (key, wishes) in subjects.OrderBy(s => s.Key.Kind, StringComparer.Ordinal).ThenBy(s => s.Key.Id))
            counts[key] = await WriteAsync(db, wishes, now);
        return counts;
    }

    private static async Task<int> WriteAsync(PortalDb db, Wishes wishes, DateTime now)
    {
        var (kind, id, group) = (wishes.Subject.Kind, wishes.Subject.Id, wishes.Subject.Group);
        string[] readers = [.. wishes.Of.Keys];
        var standing = await db.Set<LikeRow>().AsNoTracking().Where(l => l.Kind == kind && l.SubjectId == id && readers.Contains(l.Who)).ToListAsync();
        var had = standing.Select(l => l.Who).ToHashSet(StringComparer.Ordinal);
        var gone = standing.FindAll(l => !wishes.Of[l.Who]);
        var fresh = wishes.Of.Where(w => w.Value && !had.Contains(w.Key)).Select(w => new LikeRow { Kind = kind, SubjectId = id, Who = w.Key, At = now }).ToList();
        var count = db.Set<LikeCountRow>().Where(c => c.Kind == kind && c.SubjectId == id);
        if (fresh.Count == 0 && gone.Count == 0)
            return await count.Select(c => c.Count).SingleOrDefaultAsync();
        var more = fresh.Count - gone.Count;
        if (await count.ExecuteUpdateAsync(set => set.SetProperty(c => c.Count, c => c.Count + more).SetProperty(c => c.ChangedAt, now)) == 0)
        {
            db.Add(new LikeCountRow { Kind = kind, SubjectId = id, GroupId = group, Count = more, ChangedAt = now });
            await db.SaveChangesAsync();
        }

        db.AddRange(fresh);
        db.RemoveRange(gone);
        return await count.Select(c => c.Count).SingleAsync();
    }

    private sealed record Wishes(LikeSubject Subject)
    {
        public Dictionary<string, bool> Of { get; } = new(StringComparer.Ordinal);
    }
}
