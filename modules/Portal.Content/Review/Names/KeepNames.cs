using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Review.Names;

/// <summary>The place's list of names and titles.</summary>
public sealed class KeepNames
{
    /// <summary>Most entries of a place.</summary>
    public const int Most = 300;

    private readonly PortalStore store;
    private readonly ItemWrites writes;

    internal KeepNames(PortalStore store, ItemWrites writes)
    {
        this.store = store;
        this.writes = writes;
    }

    /// <summary>The entries of a place's own list, at most <see cref="Most"/>; empty for who may not write there.</summary>
    public async Task<IReadOnlyList<NameRow>> ListAsync(CurrentUser user, Guid placeId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesOf(user, ContentPermissions.Write);
        return await db.Set<NameRow>().Where(n => n.PlaceId == placeId && places.Contains(n.PlaceId)).OrderBy(n => n.Id).Take(Most).ToListAsync(ct);
    }

    /// <summary>Adds a name, or gives one that is there another title.</summary>
    public Task<Outcome<Done>> PutAsync(CurrentUser user, Guid placeId, string name, string title, CancellationToken ct = default) =>
        writes.RunAsync<Done>(
            async db =>
            {
                (name, title) = (name.Trim(), title.Trim());
                if (!await db.PlacesOf(user, ContentPermissions.Write).ContainsAsync(placeId, ct))
                    return writes.Refuse(RefusalKind.Forbidden, "item.not-your-place");
                if (name.Length is < 2 or > 20 || title.Length > 40 || name.Any(c => !char.IsLetter(c) && c != '·'))
                    return writes.Refuse(RefusalKind.Invalid, "names.bad") with { Field = "name" };
                var row = await db.Set<NameRow>().FirstOrDefaultAsync(n => n.PlaceId == placeId && n.Name == name, ct);
                if (row is null && await db.Set<NameRow>().CountAsync(n => n.PlaceId == placeId, ct) >= Most)
                    return writes.Refuse(RefusalKind.TooMany, "names.many", Most);
                if (row is null)
                    db.Add(row = new NameRow { Id = Guid.CreateVersion7(writes.Clock.GetUtcNow()), PlaceId = placeId, Name = name, Title = "" });
                row.Title = title;
                db.Audit(user, writes.Clock.UtcNow(), "content.name-put", $"place:{placeId}", placeId, $"{name} {title}");
                return Done.Instance;
            },
            ct);

    /// <summary>Takes a name off the list; nothing happens when it is not there.</summary>
    public Task<Outcome<Done>> RemoveAsync(CurrentUser user, Guid placeId, Guid id, CancellationToken ct = default) =>
        writes.RunAsync<Done>(
            async db =>
            {
                if (!await db.PlacesOf(user, ContentPermissions.Write).ContainsAsync(placeId, ct))
                    return writes.Refuse(RefusalKind.Forbidden, "item.not-your-place");
                if (await db.Set<NameRow>().Where(n => n.Id == id && n.PlaceId == placeId).ExecuteDeleteAsync(ct) > 0)
                    db.Audit(user, writes.Clock.UtcNow(), "content.name-remove", $"place:{placeId}", placeId);
                return Done.Instance;
            },
            ct);
}
