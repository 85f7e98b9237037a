using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Kit.Time;
using Portal.Requests.Texts;

namespace Portal.Requests.Figures;

/// <summary>The month's figures as CSV (RFC 4180, UTF-8 with byte order mark, so that spreadsheets read the Chinese).</summary>
internal static class FiguresCsv
{
    public static void MapFigures(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/orders/figures.csv", WriteAsync);

    /// <summary><c>2026-10</c>; the present month when it is none or lies in the future.</summary>
    public static DateOnly MonthOf(string? written, DateOnly present) =>
        DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month <= present && month.Year > 2000
            ? month
            : present;

    /// <summary>One line a village and a unit, rates as part and whole.</summary>
    public static string Write(MonthFigures figures, IStringLocalizer<RequestsTexts> texts)
    {
        var csv = new StringBuilder();
        string[] head = ["figures.name", "figures.orders", "figures.people", "figures.answered", "figures.delivered", "figures.solved", "figures.satisfied", "figures.rating"];
        csv.AppendLine(string.Join(',', head.SelectMany(h => h is "figures.name" or "figures.orders" or "figures.people" ? [texts[h].Value] : new[] { texts[h].Value, texts["figures.of"].Value }).Select(Cell)));
        foreach (var (name, tally) in figures.ByPlace.Concat(figures.ByUnit).Prepend((texts["figures.all"], figures.All)))
        {
            Fraction[] rates = [tally.Answered, tally.Delivered, tally.Solved, tally.Satisfied, tally.Rated];
            csv.AppendLine(string.Join(',', new[] { Cell(name), Number(tally.Orders), Number(tally.People) }.Concat(rates.SelectMany(r => new[] { Number(r.Part), Number(r.Of) }))));
        }

        return csv.ToString();
    }

    // A cell that a spreadsheet would take for a formula is a text.
    private static string Cell(string text) => $"\"{(text.Length > 0 && "=+-@".Contains(text[0]) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<IResult> WriteAsync(string? month, ReadFigures read, TimeProvider clock, IStringLocalizer<RequestsTexts> texts, CancellationToken ct)
    {
        var today = clock.Today();
        var figures = await read.ReadAsync(MonthOf(month, new DateOnly(today.Year, today.Month, 1)), "", ct);
        return Results.File(
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Write(figures, texts))],
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"orders-{figures.Month:yyyy-MM}.csv"));
    }
}
