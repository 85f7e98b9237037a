using Microsoft.EntityFrameworkCore;
using Portal.Kit.Events;
using Portal.Kit.People;
using Portal.Requests.Files;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Triage.Keys;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Mine;

/// <summary>What orders keep about an account: its words, numbers and recordings. Erasing leaves the log, in which none of them stand.</summary>
internal sealed class OrdersPersonalData(PortalStore store, SecretBox box, IBlobs blobs, OrderChanges changes) : IPersonalData
{
    public string Section => "orders";

    public async Task<object?> ExportAsync(Guid personId, CancellationToken ct)
    {
        await using var db = store.Open();
        var rows = await db.Set<OrderRow>().Where(o => o.AuthorId == personId).OrderBy(o => o.At).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var ids = rows.ConvertAll(o => o.Id);
        var texts = (await db.Set<TextRow>().Where(t => ids.Contains(t.OrderId) && t.ForOrderer).OrderBy(t => t.Version).ToListAsync(ct)).ToLookup(t => t.OrderId);
        var contacts = await db.Set<ContactRow>().Where(c => ids.Contains(c.OrderId)).ToDictionaryAsync(c => c.OrderId, c => c.Phone, ct);
        return rows.ConvertAll(o => new
        {
            o.Number,
            o.At,
            o.State,
            Phone = contacts.TryGetValue(o.Id, out var phone) ? box.Open(ContactRow.Purpose, phone) : null,
            Words = texts[o.Id].Select(t => box.Open(TextRow.Purpose, t.Sealed)).ToList(),
        });
    }

    public async Task EraseAsync(Guid personId, CancellationToken ct)
    {
        var free = await store.WriteAsync(
            async db =>
            {
                var mine = db.Set<OrderRow>().Where(o => o.AuthorId == personId).Select(o => o.Id);
                await db.Set<TextRow>().Where(t => mine.Contains(t.OrderId)).ExecuteDeleteAsync(ct);
                await db.Set<ContactRow>().Where(c => mine.Contains(c.OrderId)).ExecuteDeleteAsync(ct);
                var kept = await db.Set<FileRow>().Where(f => mine.Contains(f.OrderId)).Select(f => f.Blob).Distinct().ToListAsync(ct);
                await db.Set<FileRow>().Where(f => mine.Contains(f.OrderId)).ExecuteDeleteAsync(ct);
                await db.Set<KeysRow>().Where(k => k.PersonId == personId).ExecuteDeleteAsync(ct);
                await db.Set<OrderRow>().Where(o => o.AuthorId == personId).ExecuteUpdateAsync(s => s.SetProperty(o => o.Title, ""), ct);
                foreach (var order in await db.Set<OrderRow>().Where(o => o.AuthorId == personId).Select(o => new { o.Id, o.PlaceId }).ToListAsync(ct))
                    db.Announce(new ItemPublished("order", order.Id, order.PlaceId, false));
                var shared = await db.Set<FileRow>().Where(f => kept.Contains(f.Blob)).Select(f => f.Blob).ToListAsync(ct);
                return kept.Except(shared).ToList();
            },
            ct);
        foreach (var blob in free)
            await blobs.DeleteAsync(blob, ct);
        await changes.RaiseAsync(ct);
    }
}
