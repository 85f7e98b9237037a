using System.IO.Compression;
using System.Text;
using Portal.Kit.Tables;

namespace Portal.Kit.Tests.Tables;

public class ExcelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_again_as_what_it_is()
    {
        IReadOnlyList<Cell> row =
        [
            Cell.Of("柳溪村 <&> 𠮷 \u0001尾"), Cell.Of("013800001111"), Cell.Of(1234.5), Cell.Empty, Cell.Percent(0.985),
            Cell.Of(new DateOnly(2026, 10, 16)), Cell.Of(new DateTime(2026, 10, 16, 20, 12, 0)), Cell.Of("=1+1"),
        ];
        var rows = await RoundAsync(new Sheet("十月", ["村", "电话", "数", "空", "率", "日", "时", "文"], [row]));

        Assert.Equal([1, 2], rows.Select(r => r.Number));
        Assert.Equal("村", rows[0][0].Text);
        Assert.Equal(
            [CellKind.Text, CellKind.Text, CellKind.Number, CellKind.Empty, CellKind.Percent, CellKind.Day, CellKind.Moment, CellKind.Text],
            rows[1].Cells.Select(c => c.Kind));
        Assert.Equal(
            ["柳溪村 <&> 𠮷 尾", "013800001111", "1234.5", "", "0.985", "2026-10-16", "2026-10-16 20:12", "=1+1"],
            rows[1].Cells.Select(c => c.Text));
        Assert.Equal(Cell.Empty, rows[1][40]);
    }

    [Fact]
    public async Task Sheets_have_names_that_Excel_takes_and_each_its_own()
    {
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, [new("月/报:[一]", ["a"], []), new("月报一", ["a"], []), new(new string('长', 60), ["a"], []), new("'*?'", ["a"], [])], Ct);
        file.Position = 0;
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, false);
        Assert.Equal(
            ["月报一", "月报一 2", new string('长', 31), "1"],
            document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value!));
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, Ct));
    }

    [Fact]
    public async Task Rows_and_columns_beyond_the_caps_are_refused()
    {
        var sheet = new Sheet("a", ["甲", "乙"], Enumerable.Range(0, 30).Select(n => (IReadOnlyList<Cell>)[Cell.Of(n), Cell.Of("x")]));
        Assert.Equal(31, (await RoundAsync(sheet, new TableCaps { Rows = 31 })).Count);
        Assert.Equal(TableFault.TooLarge, (await Assert.ThrowsAsync<TableException>(() => RoundAsync(sheet, new TableCaps { Rows = 30 }))).Fault);
        Assert.Equal(TableFault.TooLarge, (await Assert.ThrowsAsync<TableException>(() => RoundAsync(sheet, new TableCaps { Columns = 1 }))).Fault);
        Assert.Equal(TableFault.TooLarge, (await Assert.ThrowsAsync<TableException>(() => RoundAsync(sheet, new TableCaps { Bytes = 500 }))).Fault);
        var long_ = new Sheet("a", ["甲"], [[Cell.Of(new string('好', 300))]]);
        Assert.Equal(TableFault.TooLarge, (await Assert.ThrowsAsync<TableException>(() => RoundAsync(long_, new TableCaps { TextCharacters = 299 }))).Fault);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_much_is_refused()
    {
        using var honest = new MemoryStream();
        await ExcelWriter.WriteAsync(honest, [new("a", ["甲"], Enumerable.Repeat((IReadOnlyList<Cell>)[Cell.Of(new string('好', 1000))], 4000))], Ct);
        var packed = honest.ToArray();
        Assert.True(packed.Length < 200_000);
        Assert.Equal(TableFault.TooLarge, (await FaultAsync(packed, new TableCaps { PartCharacters = 1_000_000 })).Fault);

        // The archive lies about the size of its parts: the reading itself stops.
        await Assert.ThrowsAsync<TableException>(() => ExcelReader.ReadAsync(new MemoryStream(Lying(packed)), new TableCaps { PartCharacters = 1_000_000 }, Ct));
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused_and_never_breaks()
    {
        Assert.Equal(TableFault.NotATable, (await FaultAsync([], new())).Fault);
        Assert.Equal(TableFault.NotATable, (await FaultAsync(Encoding.UTF8.GetBytes("日期,活动\r\n"), new())).Fault);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("a.txt");
        Assert.Equal(TableFault.NotATable, (await FaultAsync(zip.ToArray(), new())).Fault);
    }

    [Fact]
    public async Task Whatever_byte_is_changed_a_table_or_a_refusal_comes_back()
    {
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, [new("a", ["甲", "乙"], [[Cell.Of("一"), Cell.Of(new DateOnly(2026, 1, 1))]])], Ct);
        var whole = file.ToArray();
        var random = new Random(5);
        for (var round = 0; round < 400; round++)
        {
            var broken = (byte[])whole.Clone();
            for (var hit = 0; hit < 1 + (round % 5); hit++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            if (round % 3 == 0)
                broken = broken[..random.Next(broken.Length)];
            try
            {
                await ExcelReader.ReadAsync(new MemoryStream(broken), new TableCaps(), Ct);
            }
            catch (TableException)
            {
                // Refused in its own words.
            }
        }
    }

    [Fact]
    public async Task Comma_separated_values_open_in_a_spreadsheet_without_running_anything()
    {
        using var file = new MemoryStream();
        await Csv.WriteAsync(file, new("a", ["村", "说明"], [[Cell.Of("柳溪村"), Cell.Of("=cmd|' /C calc'!A0")], [Cell.Of("a,\"b\"\nc"), Cell.Of(-3)]]), Ct);
        Assert.Equal("\ufeff村,说明\r\n柳溪村,'=cmd|' /C calc'!A0\r\n\"a,\"\"b\"\"\nc\",-3\r\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    private static async Task<IReadOnlyList<TableRow>> RoundAsync(Sheet sheet, TableCaps? caps = null)
    {
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, [sheet], Ct);
        file.Position = 0;
        return await ExcelReader.ReadAsync(file, caps ?? new TableCaps(), Ct);
    }

    private static Task<TableException> FaultAsync(byte[] file, TableCaps caps) =>
        Assert.ThrowsAsync<TableException>(() => ExcelReader.ReadAsync(new MemoryStream(file), caps, Ct));

    // Uncompressed sizes of the central directory (APPNOTE 4.3.12, offset 24) set to 1,000.
    private static byte[] Lying(byte[] zip)
    {
        var changed = (byte[])zip.Clone();
        for (var at = 0; at + 46 < changed.Length; at++)
        {
            if (changed.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                BitConverter.TryWriteBytes(changed.AsSpan(at + 24, 4), 1000);
        }

        return changed;
    }
}
