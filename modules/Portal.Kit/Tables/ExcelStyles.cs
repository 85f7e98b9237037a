using DocumentFormat.OpenXml.Spreadsheet;

namespace Portal.Kit.Tables;

/// <summary>The few formats of a workbook: index into the cell formats of the style sheet (ECMA-376 part 1 §18.8.10).</summary>
internal static class ExcelStyles
{
    public const uint Head = 1;

    private const uint DayFormat = 164;
    private const uint MomentFormat = 165;

    /// <summary>Cell format of a kind.</summary>
    public static uint Of(CellKind kind) => kind switch
    {
        CellKind.Percent => 2,
        CellKind.Day => 3,
        CellKind.Moment => 4,
        CellKind.Text => 5,
        _ => 0,
    };

    /// <summary>The style sheet. The first two fills are fixed by Excel.</summary>
    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" },
            new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy-mm-dd hh:mm" }),
        new Fonts(new Font(new FontSize { Val = 11 }), new Font(new Bold(), new FontSize { Val = 11 })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF3EDE0" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center }) { FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true, ApplyAlignment = true },
            new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = MomentFormat, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}
