namespace Portal.Moderation.Screen.Matching;

/// <summary>
/// A text as a row of symbols, each with the stretch of the original that it stands for. A symbol is a folded character,
/// or a syllable.
/// </summary>
internal sealed class Symbols(int capacity)
{
    private readonly ushort[] values = new ushort[capacity];
    private readonly int[] starts = new int[capacity];
    private readonly int[] ends = new int[capacity];

    /// <summary>How many symbols there are.</summary>
    public int Count { get; private set; }

    /// <summary>Lets <c>^1</c> mean the last symbol.</summary>
    public int Length => Count;

    /// <summary>The symbol.</summary>
    public ushort this[int index] => values[index];

    /// <summary>The symbols.</summary>
    public ReadOnlySpan<ushort> Values => values.AsSpan(0, Count);

    /// <summary>First UTF-16 unit of the original.</summary>
    public int Start(int index) => starts[index];

    /// <summary>One past the last UTF-16 unit of the original.</summary>
    public int End(int index) => ends[index];

    /// <summary>Appends a symbol.</summary>
    public void Add(ushort value, int start, int end)
    {
        values[Count] = value;
        starts[Count] = start;
        ends[Count++] = end;
    }
}
