namespace Portal.Requests.Figures;

/// <summary>A month in figures, with the months before it to compare.</summary>
/// <param name="Month">First day, local.</param>
/// <param name="All">Everything of the month.</param>
public sealed record FigureSet(DateOnly Month, Tally All)
{
    /// <summary>By village (a grid counts with its village), most orders first.</summary>
    public IReadOnlyList<(string Name, Tally Tally)> ByPlace { get; init; } = [];

    /// <summary>By the unit that holds or held the order last.</summary>
    public IReadOnlyList<(string Name, Tally Tally)> ByUnit { get; init; } = [];

    /// <summary>By key of what it is about; empty key for what nobody has sorted.</summary>
    public IReadOnlyList<(string Key, Tally Tally)> ByCategory { get; init; } = [];

    /// <summary>The twelve months up to this one, oldest first.</summary>
    public IReadOnlyList<(DateOnly Month, Tally Tally)> ByMonth { get; init; } = [];

    /// <summary>There were more orders than are counted.</summary>
    public bool IsCut { get; init; }
}
