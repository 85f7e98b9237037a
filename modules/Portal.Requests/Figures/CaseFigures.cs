using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Figures;

/// <summary>What one order adds to the figures, read off its log and nothing else.</summary>
/// <param name="At">Placed, UTC.</param>
/// <param name="State">Its state.</param>
/// <param name="People">How many want it.</param>
internal sealed record CaseFigures(DateTime At, State State, int People)
{
    /// <summary>Time to the first human answer, in the time by which its clock runs; null without one.</summary>
    public TimeSpan? Answer { get; init; }

    /// <summary>It was answered, or its time is up.</summary>
    public bool IsAnswerDue { get; init; }

    /// <summary>It was answered within its time.</summary>
    public bool IsInTime { get; init; }

    /// <summary>Somebody took it.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Time from the order to its first delivery, by the wall clock; null before.</summary>
    public TimeSpan? Delivery { get; init; }

    /// <summary>How satisfied the orderer is, 3 is best; null for silence.</summary>
    public int? Face { get; init; }

    /// <summary>The outcome as the orderer says; null for silence.</summary>
    public Result? Confirmed { get; init; }

    public bool IsReopened { get; init; }

    /// <param name="request">The folded log.</param>
    /// <param name="people">How many want it.</param>
    /// <param name="now">UTC; decides what is due.</param>
    public static CaseFigures Of(RequestCase request, int people, DateTime now)
    {
        var first = ClockFace.Read(TopicKind.Instance, request).First(r => r.Name == TopicClocks.FirstAnswer && r.Cycle == 1);
        var placed = request.Log[0].At;
        return new CaseFigures(placed, request.State, people)
        {
            Answer = first.Took,
            IsAnswerDue = first.Stopped is not null || (first.IsRunning && first.Due <= now),
            IsInTime = first.Stopped <= first.Due,
            IsTaken = request.Times(TopicCommands.Accept) > 0 || request.Times(TopicCommands.Follow) > 0,
            Delivery = request.Log.FirstOrDefault(e => e.To == TopicStates.Delivered && e.From != e.To)?.At - placed,
            Face = request.Facts.Face,
            Confirmed = request.Facts.Confirmed,
            IsReopened = request.Times(TopicCommands.Reopen) > 0,
        };
    }
}
