namespace Portal.Requests.Figures;

/// <summary>A rate that never stands without what it is a part of.</summary>
/// <param name="Part">How many.</param>
/// <param name="Of">Of how many; 0 means that there is no rate.</param>
internal readonly record struct Fraction(int Part, int Of)
{
    /// <summary>Below this many the reader is told that the number is small.</summary>
    public const int Small = 10;

    /// <summary>Percent, or null when there is nothing to divide by.</summary>
    public double? Percent => Of == 0 ? null : 100.0 * Part / Of;

    public bool IsSmall => Of is > 0 and < Small;

    public Fraction And(bool counts, bool part) => counts ? new Fraction(Part + (part ? 1 : 0), Of + 1) : this;
}
