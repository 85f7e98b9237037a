using AngleSharp.Dom;

namespace Portal.Content.Paste;

/// <summary>Tables; the first row is the head.</summary>
internal static class Tables
{
    private const int MostColumns = 20;

    public static IEnumerable<string> Of(IElement table, Inlines inlines)
    {
        var rows = table.QuerySelectorAll("tr")
            .Select(row => row.Children.Where(c => c.LocalName is "td" or "th").Take(MostColumns).Select(c => Cell(c, inlines)).ToList())
            .Where(row => row.Count > 0).ToList();
        if (rows.Count == 0)
            return [];

        // A table of one cell is how WeChat frames a passage.
        if (rows.Count == 1 && rows[0].Count == 1)
            return new Blocks(inlines).Of(table.QuerySelector("td,th")!);
        var columns = rows.Max(r => r.Count);
        var lines = rows.Select(r => Line(r, columns)).ToList();
        lines.Insert(1, Line([], columns).Replace("   ", " --- ", StringComparison.Ordinal));
        return [string.Join("\n", lines)];
    }

    private static string Cell(IElement cell, Inlines inlines) =>
        Inlines.Tidy(inlines.Of(cell)).ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Line(List<string> cells, int columns) =>
        "|" + string.Concat(Enumerable.Range(0, columns).Select(i => $" {(i < cells.Count ? cells[i] : " ")} |"));
}
