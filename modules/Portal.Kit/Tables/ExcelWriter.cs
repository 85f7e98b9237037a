using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using OpenSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Portal.Kit.Tables;

/// <summary>
/// Writes Excel workbooks (.xlsx, ECMA-376): row by row, with a head, and every cell as what it is, so that a telephone
/// number stays a text, a rate can be averaged, and no text is ever taken for a formula.
/// </summary>
public static class ExcelWriter
{
    /// <summary>Media type of a workbook.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A cell holds at most this many characters (Excel specifications and limits).
    private const int LongestText = 32_767;

    /// <summary>
    /// Writes the sheets, at least one. The package needs to go back in its stream, so it is made in a file that vanishes
    /// with its handle, and copied: <paramref name="output"/> need not be seekable.
    /// </summary>
    public static async Task WriteAsync(Stream output, IReadOnlyList<Sheet> sheets, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sheets.Count);
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Create();
            var list = new Sheets();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                await WriteAsync(part, sheet, ct);
                list.Append(new OpenSheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)names.Count + 1, Name = SheetName.Unused(sheet.Name, names) });
            }

            workbook.Workbook = new Workbook(list);
        }

        file.Position = 0;
        await file.CopyToAsync(output, ct);
    }

    private static async Task WriteAsync(WorksheetPart part, Sheet sheet, CancellationToken ct)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        WriteWidths(writer, sheet);
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [.. sheet.Head.Select(Cell.Of)], ExcelStyles.Head);
        var written = 0;
        await foreach (var row in sheet.Rows.WithCancellation(ct))
        {
            if (++written > Sheet.MaxRows)
                break;
            WriteRow(writer, written + 1, row, style: null);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteWidths(OpenXmlWriter writer, Sheet sheet)
    {
        if (sheet.Head.Count == 0)
            return;
        writer.WriteElement(new Columns(sheet.Head.Select((head, at) => new Column
        {
            Min = (uint)at + 1,
            Max = (uint)at + 1,
            CustomWidth = true,
            Width = sheet.Widths?.ElementAtOrDefault(at) is > 0 and var width ? Math.Min(width, 200) : Math.Clamp((head.Length * 2) + 2, 10, 40),
        })));
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<Cell> cells, uint? style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at].Kind != CellKind.Empty)
                writer.WriteElement(Written(cells[at], ColumnName(at) + number.ToString(CultureInfo.InvariantCulture), style ?? ExcelStyles.Of(cells[at].Kind)));
        }

        writer.WriteEndElement();
    }

    private static OpenCell Written(Cell cell, string reference, uint style) => cell.Kind == CellKind.Text
        ? new OpenCell(new InlineString(new Text(Writable(cell.Text)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = style }
        : new OpenCell(new CellValue(cell.Value.ToString("R", CultureInfo.InvariantCulture))) { CellReference = reference, StyleIndex = style };

    private static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    // XML 1.0 §2.2 knows no control characters and no halves of surrogates.
    private static string Writable(string text)
    {
        if (text.Length > LongestText)
            text = text[..LongestText];
        return text.All(c => !char.IsSurrogate(c) && System.Xml.XmlConvert.IsXmlChar(c))
            ? text
            : string.Concat(text.EnumerateRunes().Where(r => r.Value != 0xfffd && (r.Value > 0xffff || System.Xml.XmlConvert.IsXmlChar((char)r.Value))));
    }
}
