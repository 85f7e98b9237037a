namespace Portal.Requests.Kernel.Clocks;

/// <summary>Lengths of the clocks. Copied into the log at submission: who ordered under a promise keeps it.</summary>
internal sealed record Policy
{
    /// <summary>Hours to the first human answer, by the wall clock.</summary>
    public int AnswerHours { get; init; } = 24;

    /// <summary>Hours from dispatch to acceptance.</summary>
    public int AcceptHours { get; init; } = 24;

    /// <summary>Hours for the orderer to answer a question.</summary>
    public int AskHours { get; init; } = 72;

    /// <summary>Hours to do better after a reopening.</summary>
    public int RedoHours { get; init; } = 72;

    /// <summary>Days for the orderer to rate.</summary>
    public int RateDays { get; init; } = 14;

    /// <summary>Days from rating to the archive.</summary>
    public int ArchiveDays { get; init; } = 7;

    /// <summary>Days for a unit outside to answer.</summary>
    public int OutsideDays { get; init; } = 30;

    /// <summary>Shares of a clock in percent at which holder, backup and supervisor are told.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [50, 80, 100];
}
