using Microsoft.Extensions.Localization;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Requests.Texts;

namespace Portal.Requests.Triage;

/// <summary>Tells the desk's first page which orders wait for this person: to be dispatched, and taken by them.</summary>
internal sealed class OrdersWaiting(ReadQueue queue, IStringLocalizer<RequestsTexts> texts) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default)
    {
        var overdue = await CountAsync(user, QueueView.Overdue, ct);
        List<Waiting> waiting = [];
        foreach (var (view, address) in new[] { (QueueView.Pending, "/desk/orders"), (QueueView.Mine, "/desk/orders?view=mine") })
        {
            if (await CountAsync(user, view, ct) is > 0 and var count)
                waiting.Add(new Waiting(texts[$"triage.{view}"], count, address, "order", overdue > 0));
        }

        return waiting;
    }

    private async Task<int> CountAsync(CurrentUser user, QueueView view, CancellationToken ct) =>
        (await queue.PageAsync(user, view, "", 1, ct)).Total;
}
