using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;

namespace Portal.Requests.Triage;

/// <summary>An order as the console shows it to who may work on it.</summary>
internal sealed record OrderDetail(OrderRow Row, RequestCase Case, Hats Hats, string Place)
{
    /// <summary>The orderer's own words; null when erased.</summary>
    public string? Words { get; init; }

    public bool HasPhone { get; init; }

    /// <summary>The voice note, if it was said.</summary>
    public Guid? Voice { get; init; }

    /// <summary>Photographs of the delivery.</summary>
    public IReadOnlyList<Guid> Photos { get; init; } = [];

    /// <summary>What it seems to be about, and the words that say so.</summary>
    public (string Key, IReadOnlyList<string> Because)? Guess { get; init; }

    public IReadOnlyList<HistoryLine> History { get; init; } = [];

    public IReadOnlyList<SimilarOrder> Similar { get; init; } = [];

    public IReadOnlyList<UnitChoice> Units { get; init; } = [];

    /// <summary>Orders merged into this one.</summary>
    public IReadOnlyList<SimilarOrder> Merged { get; init; } = [];

    public string? ParentNumber { get; init; }
}

/// <summary>A line of the history.</summary>
/// <param name="Version">Its version, by which a conflict tells what is new.</param>
/// <param name="Title">What was done.</param>
/// <param name="Who">Name, or null for the orderer and the clock.</param>
/// <param name="Words">What was said.</param>
/// <param name="At">UTC.</param>
/// <param name="Void">Whether it was taken back.</param>
internal sealed record HistoryLine(int Version, string Title, string? Who, string? Words, DateTime At, bool Void);

/// <summary>Another order, in one line.</summary>
internal sealed record SimilarOrder(Guid Id, string Number, string Title, int Wanted, string State, string Place, int Version, bool CanTake);

/// <summary>A unit to which it could go.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">Who belongs to it, the lead first.</param>
/// <param name="Why">Why it is suggested, in words; null when it is not.</param>
/// <param name="Load">Open orders that it has.</param>
internal sealed record UnitChoice(Guid Id, string Name, IReadOnlyList<(Guid Id, string Name)> Members, string? Why, int Load);
