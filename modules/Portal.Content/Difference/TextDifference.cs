namespace Portal.Content.Difference;

/// <summary>What is different between two texts, for red and green.</summary>
public static class TextDifference
{
    private const int LongestPassage = 4000;

    /// <summary>Pieces that give the old text without <see cref="PieceKind.Added"/> and the new one without <see cref="PieceKind.Removed"/>.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        List<Piece> pieces = [];
        var removed = "";
        var added = "";
        foreach (var (kind, line) in EditScript.Between(Lines(before), Lines(after)))
        {
            if (kind == PieceKind.Removed)
            {
                removed += line;
            }
            else if (kind == PieceKind.Added)
            {
                added += line;
            }
            else
            {
                Passage(pieces, ref removed, ref added);
                Add(pieces, PieceKind.Same, line);
            }
        }

        Passage(pieces, ref removed, ref added);
        return pieces;
    }

    // Within a changed passage the characters tell more than the lines, unless nearly everything is new.
    private static void Passage(List<Piece> pieces, ref string removed, ref string added)
    {
        var script = removed.Length > 0 && added.Length > 0 && removed.Length <= LongestPassage && added.Length <= LongestPassage
            ? EditScript.Between([.. removed], [.. added])
            : null;
        var same = script?.Count(s => s.Kind == PieceKind.Same) ?? 0;
        if (script is not null && same * 3 >= Math.Min(removed.Length, added.Length))
        {
            foreach (var (kind, character) in script)
                Add(pieces, kind, character.ToString());
        }
        else
        {
            Add(pieces, PieceKind.Removed, removed);
            Add(pieces, PieceKind.Added, added);
        }

        (removed, added) = ("", "");
    }

    private static void Add(List<Piece> pieces, PieceKind kind, string text)
    {
        if (text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[^1].Kind == kind)
            pieces[^1] = new Piece(kind, pieces[^1].Text + text);
        else
            pieces.Add(new Piece(kind, text));
    }

    private static List<string> Lines(string text)
    {
        List<string> lines = [];
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}

/// <summary>A run of characters of a difference.</summary>
/// <param name="Kind">Same, removed or added.</param>
/// <param name="Text">The characters.</param>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>Kinds of pieces.</summary>
public enum PieceKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the old one.</summary>
    Removed,

    /// <summary>Only in the new one.</summary>
    Added,
}
