namespace Portal.Kit.Tables;

/// <summary>How much of a table that somebody sends is taken.</summary>
public sealed record TableCaps
{
    /// <summary>Bytes of the file.</summary>
    public long Bytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Characters that one part of it may unpack to; all parts together twice that.</summary>
    public long PartCharacters { get; init; } = 40 * 1024 * 1024;

    /// <summary>Rows that are not empty, the head included.</summary>
    public int Rows { get; init; } = 5_000;

    /// <summary>Columns.</summary>
    public int Columns { get; init; } = 100;

    /// <summary>Characters of one text.</summary>
    public int TextCharacters { get; init; } = 32_767;
}

/// <summary>A table that was sent cannot be taken.</summary>
public sealed class TableException : Exception
{
    /// <summary>With what is wrong.</summary>
    public TableException(TableFault fault, Exception? inner = null)
        : base($"The table cannot be read: {fault}.", inner) => Fault = fault;

    /// <summary>What is wrong, for whoever tells the sender.</summary>
    public TableFault Fault { get; }
}

/// <summary>What is wrong with a table.</summary>
public enum TableFault
{
    /// <summary>It is no table of this kind, or broken.</summary>
    NotATable,

    /// <summary>It is larger than is taken: bytes, rows, columns, texts, or what it unpacks to.</summary>
    TooLarge,
}
