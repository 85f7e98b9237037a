using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Content.Texts;
using Portal.Kit.Modules;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Content.Items;

/// <summary>What the commands on items share: the permission inside the query, the stamp, the race that somebody lost.</summary>
internal sealed class ItemWrites(PortalStore store, TimeProvider clock, IStringLocalizer<ContentTexts> texts, ILogger<ItemWrites> log)
{
    public TimeProvider Clock => clock;

    public Refusal NotFound => new(RefusalKind.NotFound, texts["item.not-found"]);

    public Refusal Changed => new(RefusalKind.Conflict, texts["item.changed"]);

    public Refusal Refuse(RefusalKind kind, string key, params object[] with) => new(kind, texts[key, with]);

    /// <summary>One transaction. Who loses a race (stamp or unique key) is told so; nothing of his work remains.</summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<PortalDb, Task<Outcome<T>>> work, CancellationToken ct)
    {
        try
        {
            return await store.WriteAsync(work, ct);
        }
        catch (DbUpdateConcurrencyException lost)
        {
            log.LogInformation("A change to content lost a race: {Message}", lost.Message);
            return Changed;
        }
        catch (DbUpdateException lost) when (lost.IsDuplicate())
        {
            log.LogInformation("A change to content met an equal key: {Message}", lost.InnerException?.Message);
            return Changed;
        }
    }

    /// <summary>The item, tracked, if this person carries the permission where it belongs; else null.</summary>
    public static Task<ItemRow?> FindAsync(PortalDb db, CurrentUser user, Permission permission, Guid itemId, CancellationToken ct)
    {
        var places = db.PlacesOf(user, permission);
        return db.Set<ItemRow>().FirstOrDefaultAsync(i => i.Id == itemId && places.Contains(i.PlaceId), ct);
    }

    /// <summary>Marks the item as changed now and writes the audit trail.</summary>
    public void Touch(PortalDb db, ItemRow item, CurrentUser user, string verb, string? detail = null)
    {
        var now = clock.UtcNow();
        item.ChangedAt = now;
        item.Stamp = Guid.NewGuid();
        db.Audit(user, now, $"content.{verb}", $"{item.Type}:{item.Id}", item.PlaceId, detail);
    }
}
