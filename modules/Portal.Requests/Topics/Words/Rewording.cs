using Microsoft.EntityFrameworkCore;
using Portal.Kit.Events;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Submit;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Words;

/// <summary>The public wording follows the log: the last rewording that holds, else what the orderer wrote; contact data removed from either.</summary>
internal sealed class Rewording(SecretBox box)
{
    /// <summary>Characters of a public wording.</summary>
    public const int MaxWords = PublicWording.MaxLength;

    /// <summary>After a rewording, and after one was taken back.</summary>
    public async Task FollowAsync(PortalDb db, OrderRow row, RequestEvent happened, CancellationToken ct)
    {
        if (happened.Command != TopicCommands.Reword && happened.Command != RequestCase.Undo)
            return;
        var log = (await Ledger.ReadAsync(db, row.Id, ct)).Log;
        var reworded = log.LastOrDefault(e => e.Command == TopicCommands.Reword)?.Version;
        if (reworded is null && happened.Command == RequestCase.Undo && !await WasRewordingAsync(db, happened, ct))
            return;
        var version = reworded ?? 1;
        var kept = await db.Set<TextRow>().Where(t => t.OrderId == row.Id && t.Version == version).Select(t => t.Sealed).FirstOrDefaultAsync(ct);
        row.Title = kept is null ? "" : PublicWording.Of(box.Open(TextRow.Purpose, kept));
        await db.SaveChangesAsync(ct);
        db.Announce(new ItemPublished("order", row.Id, row.PlaceId, row.IsPublic));
    }

    private static Task<bool> WasRewordingAsync(PortalDb db, RequestEvent undo, CancellationToken ct) =>
        db.Set<OrderEventRow>().AnyAsync(e => e.OrderId == undo.RequestId && e.Version == undo.Facts.Voids && e.Command == TopicCommands.Reword.Key, ct);
}
