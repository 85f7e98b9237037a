using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Kit.Web;
using OpenCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Portal.Kit.Tables;

/// <summary>
/// Reads the first sheet of an Excel workbook (.xlsx) that somebody sent. Nothing of it is trusted: size, parts, what
/// they unpack to, rows, columns and texts are capped, and formulas give the value stored with them.
/// </summary>
public static class ExcelReader
{
    /// <summary>
    /// The rows that are not empty, in order, with the number that Excel shows beside them. Cells that were left out are
    /// empty; rows end with their last cell.
    /// </summary>
    /// <param name="input">The file; need not be seekable.</param>
    /// <param name="caps">What is taken at most.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="TableException">It is no workbook, or larger than <paramref name="caps"/>.</exception>
    public static async Task<IReadOnlyList<TableRow>> ReadAsync(Stream input, TableCaps caps, CancellationToken ct)
    {
        using var file = await TakeAsync(input, caps, ct);
        try
        {
            CheckParts(file, caps);
            file.Position = 0;
            using var document = SpreadsheetDocument.Open(file, isEditable: false, new OpenSettings { MaxCharactersInPart = caps.PartCharacters });
            return Read(document, caps, ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NotSupportedException or OverflowException)
        {
            throw new TableException(TableFault.NotATable, broken);
        }
    }

    private static async Task<MemoryStream> TakeAsync(Stream input, TableCaps caps, CancellationToken ct) =>
        await CappedBody.ReadAsync(input, caps.Bytes, ct) is { } bytes ? new MemoryStream(bytes) : throw new TableException(TableFault.TooLarge);

    // What the archive says of itself; whoever lies about it meets the limit of characters in a part.
    private static void CheckParts(MemoryStream file, TableCaps caps)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > 500 || zip.Entries.Sum(e => Math.Max(0, e.Length)) > caps.PartCharacters * 2)
            throw new TableException(TableFault.TooLarge);
    }

    private static List<TableRow> Read(SpreadsheetDocument document, TableCaps caps, CancellationToken ct)
    {
        var workbook = document.WorkbookPart ?? throw new TableException(TableFault.NotATable);
        var first = workbook.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault()?.Id?.Value ?? throw new TableException(TableFault.NotATable);
        if (workbook.GetPartById(first) is not WorksheetPart sheet)
            throw new TableException(TableFault.NotATable);
        var meaning = new CellMeaning(workbook, caps);
        List<TableRow> rows = [];
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            ct.ThrowIfCancellationRequested();
            var number = Attribute(reader, "r") is { } written && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : rows.Count + 1;
            var cells = ReadRow(reader, meaning, caps);
            if (cells.TrueForAll(c => c.Text.Trim().Length == 0))
                continue;
            if (rows.Count >= caps.Rows)
                throw new TableException(TableFault.TooLarge);
            rows.Add(new TableRow(number, cells));
        }

        return rows;
    }

    private static List<Cell> ReadRow(OpenXmlReader reader, CellMeaning meaning, TableCaps caps)
    {
        List<Cell> cells = [];
        if (!reader.ReadFirstChild())
            return cells;
        var next = 0;
        do
        {
            if (reader.ElementType != typeof(OpenCell) || reader.LoadCurrentElement() is not OpenCell cell)
                continue;
            var column = ColumnOf(cell.CellReference?.Value) ?? next;
            next = column + 1;
            var read = meaning.Of(cell);
            if (read.Kind == CellKind.Empty)
                continue;
            if (column < cells.Count || column >= caps.Columns)
                throw new TableException(column >= caps.Columns ? TableFault.TooLarge : TableFault.NotATable);
            while (cells.Count < column)
                cells.Add(Cell.Empty);
            cells.Add(read);
        }
        while (reader.ReadNextSibling());
        return cells;
    }

    private static string? Attribute(OpenXmlReader reader, string name) => reader.Attributes.FirstOrDefault(a => a.LocalName == name).Value;

    // AB12 is column 27, counted from 0; at most three letters.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        var letters = 0;
        foreach (var c in reference ?? "")
        {
            if (c is < 'A' or > 'Z' || ++letters > 3)
                break;
            column = (column * 26) + (c - 'A' + 1);
        }

        return letters is > 0 and <= 3 ? column - 1 : null;
    }
}

/// <summary>A row as read.</summary>
/// <param name="Number">The number that Excel shows beside it, from 1: for messages to the sender.</param>
/// <param name="Cells">Cells from column A on.</param>
public sealed record TableRow(int Number, IReadOnlyList<Cell> Cells)
{
    /// <summary>The cell of a column counted from 0; empty beyond the last.</summary>
    public Cell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : Cell.Empty;
}
