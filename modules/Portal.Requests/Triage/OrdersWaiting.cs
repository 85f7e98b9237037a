using Microsoft.Extensions.Localization;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Requests.Texts;

namespace Portal.Requests.Triage;

/// <summary>Tells the desk's first page which orders wait for this person: to be dispatched, and taken by them.</summary>
internal sealed class OrdersWaiting(ReadQueue queue, IStringLocalizer<RequestsTexts> texts) : IWaiting
{
    private static readonly QueueView[] Asked = [QueueView.Pending, QueueView.Mine, QueueView.Overdue];

    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default)
    {
        var counts = await queue.CountAsync(user, Asked, ct);
        List<Waiting> waiting = [];
        foreach (var (view, address) in new[] { (QueueView.Pending, "/desk/orders"), (QueueView.Mine, "/desk/orders?view=mine") })
        {
            if (counts[view] > 0)
                waiting.Add(new Waiting(texts[$"triage.{view}"], counts[view], address, "order", counts[QueueView.Overdue] > 0));
        }

        return waiting;
    }
}
