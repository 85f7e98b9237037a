using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Content.Write;

/// <summary>Saves changed words as a new version. Reviews and an hour to publish start anew; what is public stays.</summary>
public sealed class SaveVersion
{
    private readonly ItemWrites writes;
    private readonly TextRules rules;
    private readonly ContentTypes types;

    internal SaveVersion(ItemWrites writes, TextRules rules, ContentTypes types)
    {
        this.writes = writes;
        this.rules = rules;
        this.types = types;
    }

    /// <summary>
    /// Saves on top of <paramref name="baseVersionId"/>. If that is no longer the newest, nothing is saved and
    /// <see cref="Saved.Conflict"/> tells what is. Unchanged words make no version.
    /// </summary>
    public Task<Outcome<Saved>> HandleAsync(CurrentUser user, Guid itemId, Guid baseVersionId, ItemText text, CancellationToken ct = default) =>
        writes.RunAsync<Saved>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Write, itemId, ct) is not { } item)
                    return writes.NotFound;
                if (rules.Check(types.Find(item.Type)!, text) is { } refusal)
                    return refusal;
                var latest = await db.Set<VersionRow>().AsNoTracking().FirstAsync(v => v.Id == item.LatestVersionId, ct);
                if (ItemText.Of(latest) == text.Trimmed())
                    return new Saved(item.Id, latest.Id, latest.Number);
                if (latest.Id != baseVersionId)
                    return new Saved(item.Id, latest.Id, latest.Number) { Conflict = new(latest.AuthorName, latest.At, ItemText.Of(latest)) };
                var version = db.AddVersion(item, latest.Number + 1, text, user, writes.Clock.UtcNow());
                writes.Touch(db, item, user, "save", $"v{version.Number}");
                await db.Set<SlotRow>().Where(s => s.ItemId == itemId && s.PersonId == user.Id).ExecuteDeleteAsync(ct);
                return new Saved(item.Id, version.Id, version.Number);
            },
            ct);
}
