using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Moderation.Screen.Words;

/// <summary>The places' own word lists: read and changed by their moderators.</summary>
internal sealed class WordLists(PortalStore store, ISignals signals, WordRefresh refresh, TimeProvider clock, IStringLocalizer<ModerationTexts> texts)
{
    /// <summary>Words on a page of the list.</summary>
    public const int PageSize = 50;

    private const int AtOnce = 2_000;
    private const int PerPlace = 50_000;

    /// <summary>The words of the places that this person may edit, newest first; one more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<WordRow>> ListAsync(CurrentUser user, string search, int page, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var rows = db.Set<WordRow>().Where(w => db.PlacesOf(user, ModerationPermissions.EditWords).Contains(w.PlaceId));
        if (search.Trim() is { Length: > 0 and <= 40 } part)
            rows = rows.Where(w => w.Word.Contains(part) || w.List.Contains(part));
        return await rows.OrderByDescending(w => w.Id).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
    }

    /// <summary>Adds words, one a line, to a place's list; a word that is already there takes the new effect. Returns how many.</summary>
    public async Task<Outcome<int>> AddAsync(CurrentUser user, WordsToAdd request, CancellationToken ct = default)
    {
        var words = request.Lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count is 0 or > AtOnce)
            return new Refusal(RefusalKind.Invalid, texts["words.count", AtOnce], nameof(request.Lines));
        if (words.Find(w => w.Length is < 2 or > 40) is { } bad)
            return new Refusal(RefusalKind.Invalid, texts["words.length", bad.Length > 42 ? bad[..40] : bad], nameof(request.Lines));
        if (request.List.Trim() is not { Length: > 0 and <= 20 } list)
            return new Refusal(RefusalKind.Invalid, texts["words.list"], nameof(request.List));
        var outcome = await store.WriteAsync(db => AddAsync(db, user, request, words, list, ct), ct);
        if (outcome.IsDone)
            await RenewAsync(ct);
        return outcome;
    }

    /// <summary>Takes a word off its list.</summary>
    public async Task<Outcome<Done>> RemoveAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        var outcome = await store.WriteAsync<Outcome<Done>>(
            async db =>
            {
                var row = await db.Set<WordRow>()
                    .SingleOrDefaultAsync(w => w.Id == id && db.PlacesOf(user, ModerationPermissions.EditWords).Contains(w.PlaceId), ct);
                if (row is null)
                    return new Refusal(RefusalKind.NotFound, texts["words.gone"]);
                db.Remove(row);
                db.Audit(user, clock.UtcNow(), "moderation.remove-word", $"word:{id}", row.PlaceId, row.Word);
                return Done.Instance;
            },
            ct);
        if (outcome.IsDone)
            await RenewAsync(ct);
        return outcome;
    }

    private async Task<Outcome<int>> AddAsync(
        PortalDb db, CurrentUser user, WordsToAdd request, List<string> words, string list, CancellationToken ct)
    {
        if (!await db.PlacesOf(user, ModerationPermissions.EditWords).ContainsAsync(request.PlaceId, ct))
            return new Refusal(RefusalKind.Forbidden, texts["words.forbidden"]);
        if (await db.Set<WordRow>().CountAsync(w => w.PlaceId == request.PlaceId, ct) + words.Count > PerPlace)
            return new Refusal(RefusalKind.TooLarge, texts["words.full", PerPlace]);
        var now = clock.UtcNow();
        var there = await db.Set<WordRow>().AsTracking()
            .Where(w => w.PlaceId == request.PlaceId && words.Contains(w.Word)).ToDictionaryAsync(w => w.Word, ct);
        foreach (var word in words)
        {
            if (!there.TryGetValue(word, out var row))
                db.Add(row = new WordRow { Id = Guid.CreateVersion7(now), PlaceId = request.PlaceId, Word = word, List = list });
            (row.Effect, row.List, row.At, row.ById) = (request.Effect, list, now, user.Id);
        }
        db.Audit(user, now, "moderation.add-words", $"place:{request.PlaceId}", request.PlaceId, $"{list}: {words.Count}");
        return words.Count;
    }

    private async Task RenewAsync(CancellationToken ct)
    {
        await refresh.LookAsync(ct);
        await signals.RaiseAsync(WordRefresh.Topic, ct);
    }
}

/// <summary>Words to put on a place's list.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="Effect">What they do.</param>
/// <param name="List">Name of the list, 1–20 characters.</param>
/// <param name="Lines">The words, one a line, 2–40 characters each, at most 2,000.</param>
internal sealed record WordsToAdd(Guid PlaceId, WordEffect Effect, string List, string Lines);
