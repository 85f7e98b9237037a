using Microsoft.EntityFrameworkCore;
using Portal.Calendar.Agenda;
using Portal.Content.Items;
using Portal.Kit.Events;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Calendar.Words;

/// <summary>
/// Follows what becomes of an activity's words: published ones stand on the calendar, whoever published them, an editor
/// or the clock; with those taken down the activity goes too.
/// </summary>
internal sealed class ShowWords(PortalStore store, CalendarPages pages, TimeProvider clock) : IHandle<ItemPublished>
{
    public string Cursor => "calendar.words";

    public Task HandleAsync(ItemPublished happened, CancellationToken ct) => happened.Kind == ActivityContent.Key ? FollowAsync(happened.Id, ct) : Task.CompletedTask;

    /// <summary>Brings the activity in step with its item. Done twice it is done once, and announces nothing the second time.</summary>
    public async Task FollowAsync(Guid id, CancellationToken ct)
    {
        if (await store.WriteAsync(db => FollowAsync(db, id, ct), ct))
            await pages.EvictAsync(id, ct);
    }

    private async Task<bool> FollowAsync(PortalDb db, Guid id, CancellationToken ct)
    {
        var row = await db.Set<ActivityRow>().AsTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        var item = row is null ? null : await db.Set<ItemRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.Type == ActivityContent.Key, ct);
        if (row is null || item is null || item.PublishedVersionId == row.WordsVersionId)
            return false;
        if (item.PublishedVersionId is { } shown)
        {
            ActivityContent.Put(row, ItemText.Of(await db.Set<VersionRow>().AsNoTracking().SingleAsync(v => v.Id == shown, ct)));
            row.IsPublished = true;
        }
        else
        {
            row.IsPublished = false;
        }
        (row.WordsVersionId, row.ChangedAt) = (item.PublishedVersionId, clock.UtcNow());
        db.Announce(new ItemPublished(ActivityContent.Key, id, row.PlaceId, row.IsPublished));
        return true;
    }
}
