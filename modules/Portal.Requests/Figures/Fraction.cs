namespace Portal.Requests.Figures;

/// <summary>A rate that never stands without what it is a part of.</summary>
/// <param name="Part">How many.</param>
/// <param name="Of">Of how many; 0 means that there is no rate.</param>
public readonly record struct Fraction(int Part, int Of)
{
    /// <summary>Below this many the reader is told that the number is small.</summary>
    public const int Small = 10;

    /// <summary>Percent, or null when there is nothing to divide by.</summary>
    public double? Percent => Of == 0 ? null : 100.0 * Part / Of;

    /// <summary>Too few to be compared.</summary>
    public bool IsSmall => Of is > 0 and < Small;

    /// <summary>Where the rate probably lies, in percent: Wilson's interval at 95 % (JASA 22, 1927); null without a rate.</summary>
    public (double Low, double High)? Range
    {
        get
        {
            const double z = 1.959964;
            if (Of == 0)
                return null;
            var share = (double)Part / Of;
            var middle = share + (z * z / (2 * Of));
            var spread = z * Math.Sqrt((share * (1 - share) / Of) + (z * z / (4.0 * Of * Of)));
            var whole = 1 + (z * z / Of);
            return (Math.Max(0, 100 * (middle - spread) / whole), Math.Min(100, 100 * (middle + spread) / whole));
        }
    }

    internal Fraction And(bool counts, bool part) => counts ? new Fraction(Part + (part ? 1 : 0), Of + 1) : this;
}
