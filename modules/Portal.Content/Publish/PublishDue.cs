using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Content.Items;
using Portal.Content.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Notices.Outbox;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Content.Publish;

/// <summary>
/// Publishes what is due and takes down what has had its time. What came due while the server was off is caught up and
/// reported to whoever may publish there.
/// </summary>
internal sealed class PublishDue(
    PortalStore store, ItemWrites writes, Publication publication, PublicPages pages, IStringLocalizer<ContentTexts> texts, ILogger<PublishDue> log) : IJob
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly CurrentUser Clockwork = CurrentUser.Visitor;

    public string Name => "content.publish-due";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var id in await DueAsync(ct))
        {
            var outcome = await writes.RunAsync(db => SettleAsync(db, id, ct), ct);
            if (outcome.IsDone)
                await pages.EvictAsync(id, ct);
            else
                log.LogWarning("Item {Item} was due and could not be published: {Reason}", id, outcome.Refusal.Message);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = writes.Clock.UtcNow();
        await using var db = store.Open();
        return await db.Set<ItemRow>()
            .Where(i => (i.State == ItemState.Scheduled && i.PublishAt <= now) || (i.PublishedVersionId != null && i.ArchiveAt <= now))
            .OrderBy(i => i.Id).Select(i => i.Id).Take(100).ToListAsync(ct);
    }

    private async Task<Outcome<Done>> SettleAsync(PortalDb db, Guid id, CancellationToken ct)
    {
        var now = writes.Clock.UtcNow();
        var item = await db.Set<ItemRow>().FirstAsync(i => i.Id == id, ct);
        if (item is { State: ItemState.Scheduled, PublishAt: { } due } && due <= now)
        {
            if (await publication.PublishAsync(db, item, Clockwork, "publish-due", ct) is { } refusal)
                return refusal;
            if (now - due > Late)
                await ReportAsync(db, item, due, now, ct);
        }

        if (item.PublishedVersionId is not null && item.ArchiveAt <= now)
        {
            await publication.WithdrawAsync(db, item, texts["publish.archived"], ct);
            writes.Touch(db, item, Clockwork, "archive");
        }

        return Done.Instance;
    }

    private async Task ReportAsync(PortalDb db, ItemRow item, DateTime due, DateTime now, CancellationToken ct)
    {
        var title = await db.Set<VersionRow>().Where(v => v.Id == item.PublishedVersionId).Select(v => v.Title).FirstAsync(ct);
        log.LogWarning("Item {Item} was due at {Due:O} and is published now, at {Now:O}", item.Id, due, now);
        db.NotifyStaff(
            ContentPermissions.Publish, item.PlaceId, $"content.late:{item.PublishedVersionId}", texts["notice.late"],
            texts["notice.late.text", title, $"{ChinaTime.ToLocal(due):yyyy-MM-dd HH:mm}", $"{ChinaTime.ToLocal(now):yyyy-MM-dd HH:mm}"],
            $"/desk/reviews/{item.Id}", now);
    }
}
