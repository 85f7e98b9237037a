using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Topics.Wanted;

/// <summary>我也要: once per account, else once per device; counted.</summary>
internal sealed class WantTopic(OrderWrites writes, TimeProvider clock, IStringLocalizer<RequestsTexts> texts)
{
    /// <summary>The count afterwards; asking again changes nothing. Wanting a merged order wants its parent.</summary>
    public Task<Outcome<int>> WantAsync(CurrentUser user, string number, CancellationToken ct) => writes.RunAsync(
        async db =>
        {
            var orders = db.Set<OrderRow>();
            var row = await orders.SingleOrDefaultAsync(o => o.Number == number, ct);
            if (row?.State == TopicStates.Merged.Key)
                row = await orders.SingleOrDefaultAsync(o => o.Id == row.ParentId, ct);
            if (row is null || !row.IsPublic)
                throw new RefusedException(new Refusal(RefusalKind.NotFound, texts["no.order"]));
            if (row.State == TopicStates.Withdrawn.Key || row.State == TopicStates.Declined.Key)
                throw new RefusedException(new Refusal(RefusalKind.Conflict, texts["no.state"]));
            if (Who(user) is not { } who)
                throw new RefusedException(new Refusal(RefusalKind.Invalid, texts["want.cookie"]));
            if (row.IsBy(user) || await db.Set<WantRow>().AnyAsync(w => w.OrderId == row.Id && w.Who == who, ct))
                return row.Wanted;

            // The update first: it locks the row, so that two who come at once are both counted.
            await orders.Where(o => o.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Wanted, o => o.Wanted + 1), ct);
            db.Add(new WantRow { OrderId = row.Id, Who = who, At = clock.UtcNow() });
            await db.Entry(row).ReloadAsync(ct);
            row.Rank = Urgency.Rank(row);
            return row.Wanted;
        },
        ct);

    private static string? Who(CurrentUser user) =>
        user.Id is { } id ? $"p:{id:N}" : user.Device is { } device ? $"d:{device}" : null;
}
