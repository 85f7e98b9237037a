namespace Portal.Kit.Tables;

/// <summary>A table about to be written.</summary>
/// <param name="Name">Name of the sheet; shortened to 31 characters, what Excel forbids is left out.</param>
/// <param name="Head">Heads of the columns, set bold and kept in sight while scrolling.</param>
/// <param name="Rows">The rows, read once while writing.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Head, IAsyncEnumerable<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Most rows that are written; the rest is left out.</summary>
    public const int MaxRows = 200_000;

    /// <summary>A sheet of rows that are in memory.</summary>
    public Sheet(string name, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<Cell>> rows)
        : this(name, head, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>Widths of the columns in characters; null for a width that fits the heads.</summary>
    public IReadOnlyList<int>? Widths { get; init; }
}
