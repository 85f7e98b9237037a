using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests;

/// <summary>Section <c>Requests</c> of the settings.</summary>
internal sealed class RequestOptions
{
    /// <summary>Lengths of the clocks for orders placed from now on.</summary>
    public Policy Policy { get; init; } = new();

    /// <summary>Whether everything fits, else which key does not and what is allowed.</summary>
    public string? Wrong() => Policy switch
    {
        { AnswerHours: < 1 or > 240 } => "Requests:Policy:AnswerHours must be 1 to 240",
        { AcceptHours: < 1 or > 240 } => "Requests:Policy:AcceptHours must be 1 to 240",
        { AskHours: < 1 or > 720 } => "Requests:Policy:AskHours must be 1 to 720",
        { RedoHours: < 1 or > 720 } => "Requests:Policy:RedoHours must be 1 to 720",
        { RateDays: < 1 or > 90 } => "Requests:Policy:RateDays must be 1 to 90",
        { ArchiveDays: < 0 or > 90 } => "Requests:Policy:ArchiveDays must be 0 to 90",
        { OutsideDays: < 1 or > 180 } => "Requests:Policy:OutsideDays must be 1 to 180",
        { Levels: var levels } when levels.Count > 8 || levels.Any(l => l is < 1 or > 400) => "Requests:Policy:Levels must be at most eight numbers of 1 to 400",
        _ => null,
    };
}
