using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Likes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation.Texts;
using Portal.Storage.Database;

namespace Portal.Moderation.Likes;

/// <summary>Counts likes. Writing goes through <see cref="LikeWriter"/>, which groups what arrives together.</summary>
internal sealed class Likes(PortalStore store, LikeWriter writer, IStringLocalizer<ModerationTexts> texts) : ILikes
{
    private const int MostIds = 2000;
    private const int MostChanges = 500;

    public async Task<Outcome<LikeCount>> SetAsync(CurrentUser who, LikeSubject subject, bool likes, CancellationToken ct = default)
    {
        if (NameOf(who) is not { } name)
            return new Refusal(RefusalKind.Invalid, texts["like.nobody"]);
        return await writer.SetAsync(subject, name, likes) is { } count
            ? new LikeCount(count, likes)
            : new Refusal(RefusalKind.TooMany, texts["flood.too-many"]);
    }

    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count is 0 or > MostIds)
            return new Dictionary<Guid, int>();
        await using var db = store.Open();
        return await db.Set<LikeCountRow>().Where(c => c.Kind == kind && ids.Contains(c.SubjectId) && c.Count > 0)
            .ToDictionaryAsync(c => c.SubjectId, c => c.Count, ct);
    }

    public async Task<IReadOnlySet<Guid>> MineAsync(CurrentUser who, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (NameOf(who) is not { } name || ids.Count is 0 or > MostIds)
            return new HashSet<Guid>();
        await using var db = store.Open();
        return await db.Set<LikeRow>().Where(l => l.Who == name && l.Kind == kind && ids.Contains(l.SubjectId)).Select(l => l.SubjectId).ToHashSetAsync(ct);
    }

    public async Task<IReadOnlyList<LikeChange>> ChangedAsync(Guid group, DateTime since, int limit, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<LikeCountRow>().Where(c => c.GroupId == group && c.ChangedAt >= since)
            .OrderBy(c => c.ChangedAt).Take(Math.Clamp(limit, 1, MostChanges))
            .Select(c => new LikeChange(c.Kind, c.SubjectId, c.Count, c.ChangedAt)).ToListAsync(ct);
    }

    // The account before the browser: somebody with two telephones is one person.
    private static string? NameOf(CurrentUser who) =>
        who.Id is { } id ? PersonName(id) : who.Device is { Length: > 0 and <= 70 } device ? $"d:{device}" : null;

    internal static string PersonName(Guid id) => $"p:{id}";
}

/// <summary>What a closed account liked is kept as a number only.</summary>
internal sealed class LikesOfPerson(PortalStore store) : IPersonalData
{
    private const int Most = 5000;

    public string Section => "likes";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken ct)
    {
        var name = Likes.PersonName(personId);
        await using var db = store.Open();
        var liked = await db.Set<LikeRow>().Where(l => l.Who == name).OrderBy(l => l.At).Take(Most)
            .Select(l => new { l.Kind, l.SubjectId, l.At }).ToListAsync(ct);
        return liked.Count == 0 ? null : liked;
    }

    public Task EraseAsync(Guid personId, CancellationToken ct)
    {
        var name = Likes.PersonName(personId);
        var nobody = $"x:{Guid.NewGuid():N}";
        return store.WriteAsync(
            db => db.Set<LikeRow>().Where(l => l.Who == name).ExecuteUpdateAsync(set => set.SetProperty(l => l.Who, nobody), ct), ct);
    }
}
