namespace Portal.Accounts.Privacy;

internal enum PlainKind
{
    Paragraph,
    Heading,
    List,
}

/// <summary>A block of a text that an administrator types: parted by empty lines, <c># </c> a heading, <c>- </c> a list.</summary>
internal sealed record PlainParts(PlainKind Kind, string Text)
{
    public static IReadOnlyList<PlainParts> Of(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];

    private static PlainParts Read(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Length == 1 && block.StartsWith('#'))
            return new PlainParts(PlainKind.Heading, block.TrimStart('#').Trim());
        return lines.All(l => l.StartsWith("- ", StringComparison.Ordinal))
            ? new PlainParts(PlainKind.List, string.Join('\n', lines.Select(l => l[2..].Trim())))
            : new PlainParts(PlainKind.Paragraph, block);
    }
}
