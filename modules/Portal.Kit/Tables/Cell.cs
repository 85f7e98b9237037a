using System.Globalization;

namespace Portal.Kit.Tables;

/// <summary>A cell of a table: text, number, share, day or moment, or nothing.</summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly double number;

    private Cell(CellKind kind, string? text, double number) => (Kind, this.text, this.number) = (kind, text, number);

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>An empty cell.</summary>
    public static Cell Empty => default;

    /// <summary>
    /// The cell as text, the same in every culture: numbers with a point, shares as fractions (0.985), days as
    /// <c>2026-10-16</c>, moments as <c>2026-10-16 20:12</c>; empty for an empty cell.
    /// </summary>
    public string Text => Kind switch
    {
        CellKind.Text => text!,
        CellKind.Number or CellKind.Percent => number.ToString(CultureInfo.InvariantCulture),
        CellKind.Day => Moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Moment => Moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>The number or the share as a fraction; for a day or moment its serial number as spreadsheets count (days since 1899-12-30); 0 otherwise.</summary>
    public double Value => number;

    /// <summary>Local wall-clock time of a day or moment, to the second; <see cref="DateTime.MinValue"/> for other kinds.</summary>
    public DateTime Moment => Kind is CellKind.Day or CellKind.Moment ? Rounded(DateTime.FromOADate(number)) : DateTime.MinValue;

    /// <summary>A text; null or empty gives an empty cell.</summary>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? Empty : new(CellKind.Text, text, 0);

    /// <summary>A number. What is not finite gives an empty cell.</summary>
    public static Cell Of(double number) => double.IsFinite(number) ? new(CellKind.Number, null, number) : Empty;

    /// <summary>A day.</summary>
    public static Cell Of(DateOnly day) => new(CellKind.Day, null, day.ToDateTime(TimeOnly.MinValue).ToOADate());

    /// <summary>A moment in local wall-clock time, see <see cref="Time.ChinaTime.ToLocal"/>.</summary>
    public static Cell Of(DateTime local) => new(CellKind.Moment, null, local.ToOADate());

    /// <summary>A share: 0.985 is shown as 98.5 %; null gives an empty cell.</summary>
    public static Cell Percent(double? fraction) => fraction is { } share && double.IsFinite(share) ? new(CellKind.Percent, null, share) : Empty;

    /// <inheritdoc />
    public override string ToString() => Text;

    // A serial number as a double is off by some microseconds.
    private static DateTime Rounded(DateTime time) => new((time.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
}

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A share, stored as a fraction.</summary>
    Percent,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day and time, local.</summary>
    Moment,
}
