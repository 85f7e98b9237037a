using System.Text;

namespace Portal.Kit.Tables;

/// <summary>Writes comma-separated values (RFC 4180) as UTF-8 with byte order mark, so that spreadsheets read the Chinese.</summary>
public static class Csv
{
    /// <summary>Media type.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Writes head and rows.</summary>
    public static async Task WriteAsync(Stream output, Sheet sheet, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await WriteAsync(writer, [.. sheet.Head.Select(Cell.Of)], ct);
        var written = 0;
        await foreach (var row in sheet.Rows.WithCancellation(ct))
        {
            if (++written > Sheet.MaxRows)
                break;
            await WriteAsync(writer, row, ct);
        }
    }

    /// <summary>One field: quoted where a comma, quote or line end stands in it; what a spreadsheet would take for a formula is made a text.</summary>
    public static string Field(Cell cell)
    {
        var text = cell.Text;
        if (cell.Kind == CellKind.Text && text.Length > 0 && "=+-@\t\r".Contains(text[0]))
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static Task WriteAsync(StreamWriter writer, IReadOnlyList<Cell> cells, CancellationToken ct) =>
        writer.WriteAsync((string.Join(',', cells.Select(Field)) + "\r\n").AsMemory(), ct);
}
