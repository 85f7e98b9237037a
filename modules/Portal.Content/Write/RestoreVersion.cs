using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Content.Write;

/// <summary>Makes the words of an older version the newest draft.</summary>
public sealed class RestoreVersion
{
    private readonly ItemWrites writes;

    internal RestoreVersion(ItemWrites writes) => this.writes = writes;

    /// <summary>Adds a version with the words of <paramref name="versionId"/>. Its signatures do not come along.</summary>
    public Task<Outcome<Saved>> HandleAsync(CurrentUser user, Guid itemId, Guid versionId, CancellationToken ct = default) =>
        writes.RunAsync<Saved>(
            async db =>
            {
                if (await ItemWrites.FindAsync(db, user, ContentPermissions.Write, itemId, ct) is not { } item)
                    return writes.NotFound;
                var old = await db.Set<VersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == versionId && v.ItemId == itemId, ct);
                if (old is null)
                    return writes.NotFound;
                var number = await db.Set<VersionRow>().Where(v => v.ItemId == itemId).MaxAsync(v => v.Number, ct);
                if (old.Id == item.LatestVersionId && item.State != ItemState.TakenDown)
                    return new Saved(itemId, old.Id, old.Number);
                var version = db.AddVersion(item, number + 1, ItemText.Of(old), user, writes.Clock.UtcNow());
                writes.Touch(db, item, user, "restore", $"v{old.Number} → v{version.Number}");
                return new Saved(itemId, version.Id, version.Number);
            },
            ct);
}
