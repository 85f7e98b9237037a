using System.Text;

namespace Portal.Calendar.Plan.Table;

/// <summary>
/// Reads what Excel puts on the clipboard: cells between tabs, rows between line ends, a cell with either in quotes and
/// its quotes doubled. A table pasted with commas (CSV) is read too.
/// </summary>
internal static class PastedTable
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int Longest = 400_000;

    /// <summary>The rows that are not empty with their numbers from 1; null when the text is too long.</summary>
    public static IReadOnlyList<GridRow>? Read(string text)
    {
        if (text.Length > Longest)
            return null;
        var rows = new List<GridRow>();
        var separator = text.Contains('\t') ? '\t' : ',';
        var (cells, cell, quoted, number) = (new List<string>(), new StringBuilder(), false, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (c != '\n')
                    continue;
                if (cells.Exists(t => t.Length > 0))
                    rows.Add(new GridRow(number, cells));
                (cells, number) = ([], number + 1);
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
        return rows;
    }
}

/// <summary>A row of somebody's table.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">Its texts.</param>
internal sealed record GridRow(int Number, IReadOnlyList<string> Cells);
