using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Content.Write;

/// <summary>Begins an item with its first version.</summary>
public sealed class CreateDraft
{
    private readonly ItemWrites writes;
    private readonly TextRules rules;
    private readonly ContentTypes types;

    internal CreateDraft(ItemWrites writes, TextRules rules, ContentTypes types)
    {
        this.writes = writes;
        this.rules = rules;
        this.types = types;
    }

    /// <summary>
    /// Creates the item under <paramref name="itemId"/> (a new UUIDv7 chosen by the form). Asked again by the same person
    /// with the same id it answers with what is there: a doubled click makes one item.
    /// </summary>
    public Task<Outcome<Saved>> HandleAsync(CurrentUser user, Guid itemId, string typeKey, Guid placeId, ItemText text, CancellationToken ct = default) =>
        writes.RunAsync<Saved>(
            async db =>
            {
                if (types.Find(typeKey) is not { } type)
                    return writes.Refuse(RefusalKind.Invalid, "item.no-type");
                if (!await db.PlacesOf(user, ContentPermissions.Write).ContainsAsync(placeId, ct))
                    return writes.Refuse(RefusalKind.Forbidden, "item.not-your-place");
                if (await db.Set<VersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.ItemId == itemId && v.Number == 1, ct) is { } there)
                    return there.AuthorId == user.Id ? new Saved(itemId, there.Id, 1) : writes.Changed;
                if (rules.Check(type, text) is { } refusal)
                    return refusal;
                var item = new ItemRow { Id = itemId, Type = typeKey, PlaceId = placeId };
                var version = db.AddVersion(item, 1, text, user, writes.Clock.UtcNow());
                writes.Touch(db, item, user, "create");
                db.Add(item);
                await db.Set<SlotRow>().Where(s => s.ItemId == itemId && s.PersonId == user.Id).ExecuteDeleteAsync(ct);
                return new Saved(itemId, version.Id, 1);
            },
            ct);
}

/// <summary>A version that is now the newest.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Number">Its number within the item.</param>
public sealed record Saved(Guid ItemId, Guid VersionId, int Number)
{
    /// <summary>Set when nothing was saved, because the newest version is not the one from which the author started.</summary>
    public SaveConflict? Conflict { get; init; }
}

/// <summary>Somebody else saved first: what there is now, beside what the author has.</summary>
/// <param name="AuthorName">Who saved.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Text">The newest words.</param>
public sealed record SaveConflict(string AuthorName, DateTime At, ItemText Text);
