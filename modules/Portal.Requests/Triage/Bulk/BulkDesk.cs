using Portal.Kit.People;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Triage.Bulk;

/// <summary>One step on many orders: tried first, then done one by one, with a result for each. One that is refused stops none of the others.</summary>
internal sealed class BulkDesk(Desk desk)
{
    /// <summary>Orders at once.</summary>
    public const int Most = 50;

    /// <summary>Steps that make sense for many at once.</summary>
    public static readonly IReadOnlyList<Command> Commands =
    [
        TopicCommands.Dispatch, TopicCommands.Merge, TopicCommands.Ask, TopicCommands.Reply, TopicCommands.Decline, TopicCommands.Classify,
        TopicCommands.Pass, TopicCommands.Withhold, TopicCommands.Show, TopicCommands.Hide, TopicCommands.Note,
    ];

    /// <summary>What would come of it, order by order; nothing is changed. More than <see cref="Most"/> are left out.</summary>
    public Task<IReadOnlyList<BulkLine>> PreviewAsync(CurrentUser user, IReadOnlyList<BulkLine> chosen, BulkStep step, CancellationToken ct) =>
        EachAsync(chosen, async line =>
        {
            var tried = await desk.PreviewAsync(user, line.Id, line.Seen, step.Command, step.Facts, step.Reason, step.Words, ct);
            return line with { To = tried.IsDone ? tried.Value : null, Refusal = tried.Refusal?.Message, IsDone = false };
        });

    /// <summary>Does it. Each order as it was when chosen: one that changed since is refused and tells so.</summary>
    public Task<IReadOnlyList<BulkLine>> RunAsync(CurrentUser user, IReadOnlyList<BulkLine> chosen, BulkStep step, CancellationToken ct) =>
        EachAsync(chosen, async line =>
        {
            var done = await desk.DoAsync(user, line.Id, line.Seen, step.Command, step.Facts, step.Reason, step.Words, ct);
            return line with { Refusal = done.Refusal?.Message, IsDone = done.IsDone, Written = done.IsDone ? done.Value : 0 };
        });

    /// <summary>Takes back what was done, order by order, within the undo window of each.</summary>
    public Task<IReadOnlyList<BulkLine>> UndoAsync(CurrentUser user, IReadOnlyList<BulkLine> done, CancellationToken ct) =>
        EachAsync([.. done.Where(l => l.IsDone)], async line =>
        {
            var undone = await desk.UndoAsync(user, line.Id, line.Seen + line.Written, line.Written, ct);
            return line with { Refusal = undone.Refusal?.Message, IsDone = !undone.IsDone, To = undone.IsDone ? null : line.To, Written = 0 };
        });

    private static async Task<IReadOnlyList<BulkLine>> EachAsync(IReadOnlyList<BulkLine> chosen, Func<BulkLine, Task<BulkLine>> work)
    {
        List<BulkLine> lines = [];
        foreach (var line in chosen.DistinctBy(c => c.Id).Take(Most))
            lines.Add(await work(line));
        return lines;
    }
}

/// <summary>A step for many.</summary>
internal sealed record BulkStep(Command Command, Facts Facts, string? Reason, string? Words);

/// <summary>An order among many.</summary>
/// <param name="Id">The order.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its public wording.</param>
/// <param name="From">Key of the state in which it was chosen.</param>
/// <param name="Seen">Version that was seen.</param>
internal sealed record BulkLine(Guid Id, string Number, string Title, string From, int Seen)
{
    /// <summary>Key of the state to which it would go; null when it is refused or not yet tried.</summary>
    public string? To { get; init; }

    /// <summary>Why not.</summary>
    public string? Refusal { get; init; }

    public bool IsDone { get; init; }

    /// <summary>Lines that were written to its log.</summary>
    public int Written { get; init; }
}
