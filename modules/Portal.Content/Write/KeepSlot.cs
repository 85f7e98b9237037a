using System.Text.Json;
using System.Text.Json.Nodes;
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
    private const int MostUnsaved = 20;
    private readonly PortalStore store;
    private readonly ItemWrites writes;

    internal KeepSlot(PortalStore store, ItemWrites writes)
    {
        this.store = store;
        this.writes = writes;
    }

    /// <summary>
    /// Keeps the words for this person and item. Of an item that is not saved yet, <paramref name="beginning"/> says what it
    /// is to become, so that it can be gone on with. Longer than a version may be: refused.
    /// </summary>
    public Task<Outcome<Done>> HandleAsync(
        CurrentUser user, Guid itemId, Guid? baseVersionId, ItemText text, Beginning? beginning = null, CancellationToken ct = default)
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
                slot.Words = Write(text, beginning);
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

    /// <summary>What this person began and never saved, last typed first; at most 20.</summary>
    public async Task<IReadOnlyList<Unsaved>> UnsavedAsync(CurrentUser user, CancellationToken ct = default)
    {
        if (user.Id is not { } person)
            return [];
        await using var db = store.Open();
        var rows = await db.Set<SlotRow>().Where(s => s.PersonId == person && s.BaseVersionId == null && !db.Set<ItemRow>().Any(i => i.Id == s.ItemId))
            .OrderByDescending(s => s.At).Take(MostUnsaved).ToListAsync(ct);
        return [.. rows.Select(r => (Row: r, Kept: JsonNode.Parse(r.Words)!)).Where(r => r.Kept["type"] is not null)
            .Select(r => new Unsaved(r.Row.ItemId, r.Kept["type"]!.GetValue<string>(), r.Kept["place"]!.GetValue<Guid>(), r.Kept[nameof(ItemText.Title)]!.GetValue<string>(), r.Row.At))];
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

    // Read again as an ItemText, which leaves type and place aside.
    private static string Write(ItemText text, Beginning? beginning)
    {
        var words = JsonSerializer.SerializeToNode(text)!.AsObject();
        if (beginning is not null)
            (words["type"], words["place"]) = (beginning.Type, beginning.PlaceId);
        return words.ToJsonString();
    }

    private static async Task<bool> MayTypeAsync(PortalDb db, CurrentUser user, Guid itemId, CancellationToken ct)
    {
        var place = await db.Set<ItemRow>().Where(i => i.Id == itemId).Select(i => (Guid?)i.PlaceId).FirstOrDefaultAsync(ct);
        return place is null
            ? user.MayAnywhere(ContentPermissions.Write)
            : await db.PlacesOf(user, ContentPermissions.Write).ContainsAsync(place.Value, ct);
    }
}

/// <summary>What an item that is not saved yet is to become.</summary>
/// <param name="Type">Key of its type.</param>
/// <param name="PlaceId">Whose it is to be.</param>
public sealed record Beginning(string Type, Guid PlaceId);

/// <summary>Something that was begun and never saved.</summary>
/// <param name="ItemId">The id that its first save will take.</param>
/// <param name="Type">Key of its type.</param>
/// <param name="PlaceId">Whose it is to be.</param>
/// <param name="Title">Its title so far; may be empty.</param>
/// <param name="At">When it was kept last, UTC.</param>
public sealed record Unsaved(Guid ItemId, string Type, Guid PlaceId, string Title, DateTime At);

/// <summary>Words kept by autosave.</summary>
/// <param name="Text">The words.</param>
/// <param name="BaseVersionId">The version from which the typing started.</param>
/// <param name="At">When they were kept, UTC.</param>
public sealed record Slot(ItemText Text, Guid? BaseVersionId, DateTime At);
