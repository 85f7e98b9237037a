using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Portal.Kit.Tables;

/// <summary>What a stored cell means: its text may lie in the shared strings, and only its format tells a date from a number.</summary>
internal sealed partial class CellMeaning
{
    private static readonly SearchValues<char> DateLetters = SearchValues.Create("ymdhsYMDHS\u5e74\u6708\u65e5");

    private readonly TableCaps caps;
    private readonly List<string> shared;
    private readonly List<CellKind> kinds;
    private readonly double offset;

    public CellMeaning(WorkbookPart workbook, TableCaps caps)
    {
        this.caps = caps;
        shared = ReadShared(workbook.SharedStringTablePart, caps);
        kinds = ReadKinds(workbook.WorkbookStylesPart?.Stylesheet);

        // ECMA-376 part 1 §18.17.4.1: workbooks of old Macintoshes count from 1904.
        offset = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true ? 1462 : 0;
    }

    /// <exception cref="TableException">The text is longer than the caps allow.</exception>
    public Cell Of(OpenCell cell)
    {
        var type = cell.DataType?.Value ?? CellValues.Number;
        var written = cell.CellValue?.Text ?? "";
        if (type == CellValues.InlineString)
            return Words(cell.InlineString?.InnerText ?? "");
        if (type == CellValues.SharedString)
            return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? Words(shared[at]) : Cell.Empty;
        if (type == CellValues.String || type == CellValues.Boolean)
            return Words(written);
        if (type == CellValues.Date)
            return DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? Cell.Of(iso) : Cell.Empty;
        if (type == CellValues.Error || !double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Cell.Empty;
        return Numeric(number, (int)(cell.StyleIndex?.Value ?? 0));
    }

    private Cell Numeric(double number, int style) => style < kinds.Count ? kinds[style] switch
    {
        CellKind.Percent => Cell.Percent(number),
        CellKind.Day when number + offset is >= 1 and < 2_958_466 => Moment(number + offset),
        _ => Cell.Of(number),
    }
    : Cell.Of(number);

    private static Cell Moment(double serial) => serial % 1 == 0 ? Cell.Of(DateOnly.FromDateTime(DateTime.FromOADate(serial))) : Cell.Of(DateTime.FromOADate(serial));

    private Cell Words(string text) => text.Length <= caps.TextCharacters ? Cell.Of(text) : throw new TableException(TableFault.TooLarge);

    private static List<string> ReadShared(SharedStringTablePart? part, TableCaps caps)
    {
        List<string> all = [];
        if (part is null)
            return all;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement)
                continue;
            if (all.Count >= (long)caps.Rows * caps.Columns)
                throw new TableException(TableFault.TooLarge);

            // Runs of one text; the readings above it (rPh) are not part of it (§18.4.6).
            all.Add(string.Concat(((SharedStringItem)reader.LoadCurrentElement()!).Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text)));
        }

        return all;
    }

    private static List<CellKind> ReadKinds(Stylesheet? styles)
    {
        var codes = styles?.NumberingFormats?.Elements<NumberingFormat>().GroupBy(f => f.NumberFormatId?.Value ?? 0).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        return [.. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Take(65_000).Select(f => KindOf(f.NumberFormatId?.Value ?? 0, codes))];
    }

    // The formats that every program knows, §18.8.30; those for Chinese dates are 27–36 and 50–58.
    private static CellKind KindOf(uint id, Dictionary<uint, string> codes) => id switch
    {
        9 or 10 => CellKind.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellKind.Day,
        _ when codes.TryGetValue(id, out var code) => KindOf(Quoted().Replace(code, "")),
        _ => CellKind.Number,
    };

    private static CellKind KindOf(string code) =>
        code.Contains('%', StringComparison.Ordinal) ? CellKind.Percent
        : code.AsSpan().ContainsAny(DateLetters) && !code.Contains("General", StringComparison.OrdinalIgnoreCase) ? CellKind.Day
        : CellKind.Number;

    [GeneratedRegex("""("[^"]*")|(\[[^\]]*\])|(\\.)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Quoted();
}
