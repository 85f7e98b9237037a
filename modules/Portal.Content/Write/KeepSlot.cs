using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Write;

/// <summary>Autosave: what is being typed, in a slot of its own. No version, no audit entry; saving empties it.</summary>
public sealed class KeepSlot
{
    private readonly PortalStore store;
    private readonly ItemWrites writes;

    internal KeepSlot(PortalStore store, ItemWrites writes)
    {
        this.store = store;
        this.writes = writes;
    }

    /// <summary>Keeps the words for this person and item (or item to be). Longer than a version may be: refused.</summary>
    public Task<Outcome<Done>> HandleAsync(CurrentUser user, Guid itemId, Guid? baseVersionId, ItemText text, CancellationToken ct = default)
    {
        if (text.Body.Length > ItemText.MaxBody || text.Part.Length > ItemText.MaxPart || text.Title.Length + text.Summary.Length + text.Byline.Length > 2000)
            return Task.FromResult<Outcome<Done>>(writes.Refuse(RefusalKind.TooLarge, "text.long.Body", ItemText.MaxBody, text.Body.Length));
        return writes.RunAsync<Done>(
            async db =>
            {
                if (!await MayTypeAsync(db, user, itemId, ct) || user.Id is not { } person)
                    return writes.NotFound;
                var slot = await db.Set<SlotRow>().FirstOrDefaultAsync(s => s.ItemId == itemId && s.PersonId == person, ct);
                if (slot is null)
                    db.Add(slot = new SlotRow { ItemId = itemId, PersonId = person, PersonName = user.Name, Words = "" });
                slot.BaseVersionId = baseVersionId;
                slot.Words = JsonSerializer.Serialize(text);
                slot.At = writes.Clock.UtcNow();
                return Done.Instance;
            },
            ct);
    }

    /// <summary>This person's kept words for the item, or null.</summary>
    public async Task<Slot?> FindAsync(CurrentUser user, Guid itemId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var row = await db.Set<SlotRow>().FirstOrDefaultAsync(s => s.ItemId == itemId && s.PersonId == user.Id, ct);
        return row is null ? null : new Slot(JsonSerializer.Deserialize<ItemText>(row.Words)!, row.BaseVersionId, row.At);
    }

    /// <summary>Forgets the kept words.</summary>
    public Task DropAsync(CurrentUser user, Guid itemId, CancellationToken ct = default) =>
        store.WriteAsync(db => db.Set<SlotRow>().Where(s => s.ItemId == itemId && s.PersonId == user.Id).ExecuteDeleteAsync(ct), ct);

    /// <summary>Names of others who have typed in this item within the last two minutes.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(CurrentUser user, Guid itemId, CancellationToken ct = default)
    {
        var since = writes.Clock.UtcNow().AddMinutes(-2);
        await using var db = store.Open();
        return await db.Set<SlotRow>().Where(s => s.ItemId == itemId && s.PersonId != user.Id && s.At >= since)
            .OrderBy(s => s.PersonName).Select(s => s.PersonName).Take(5).ToListAsync(ct);
    }

    private static async Task<bool> MayTypeAsync(PortalDb db, CurrentUser user, Guid itemId, CancellationToken ct)
    {
        var place = await db.Set<ItemRow>().Where(i => i.Id == itemId).Select(i => (Guid?)i.PlaceId).FirstOrDefaultAsync(ct);
        return place is null
            ? user.MayAnywhere(ContentPermissions.Write)
            : await db.PlacesOf(user, ContentPermissions.Write).ContainsAsync(place.Value, ct);
    }
}

/// <summary>Words kept by autosave.</summary>
/// <param name="Text">The words.</param>
/// <param name="BaseVersionId">The version from which the typing started.</param>
/// <param name="At">When they were kept, UTC.</param>
public sealed record Slot(ItemText Text, Guid? BaseVersionId, DateTime At);
