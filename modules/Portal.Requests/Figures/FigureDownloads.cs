using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.Places;
using Portal.Kit.Tables;
using Portal.Kit.Time;

namespace Portal.Requests.Figures;

/// <summary>The month's figures to take away: CSV and Excel, as public as the page.</summary>
internal static class FigureDownloads
{
    // Reading a year's log is the dearest thing that strangers can ask for: one after another.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static void MapFigures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/orders/figures.csv", CsvAsync);
        endpoints.MapGet("/orders/figures.xlsx", ExcelAsync);
    }

    /// <summary><c>2026-10</c>; the present month when it is none or lies in the future.</summary>
    public static DateOnly MonthOf(string? written, DateOnly present) =>
        DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month <= present && month.Year > 2000
            ? month
            : present;

    private static async Task<IResult> CsvAsync(string? month, Guid? place, ReadFigures read, FigureSheets sheets, IPlaces places, TimeProvider clock, CancellationToken ct)
    {
        var figures = await ReadAsync(month, place, read, places, clock, ct);
        return figures is null
            ? Results.NotFound()
            : Results.Stream(output => Csv.WriteAsync(output, sheets.Whole(figures), ct), Csv.ContentType, $"orders-{FigureSheets.Month(figures.Month)}.csv");
    }

    private static async Task<IResult> ExcelAsync(string? month, Guid? place, ReadFigures read, FigureSheets sheets, IPlaces places, TimeProvider clock, CancellationToken ct)
    {
        var figures = await ReadAsync(month, place, read, places, clock, ct);
        return figures is null
            ? Results.NotFound()
            : Results.Stream(output => ExcelWriter.WriteAsync(output, sheets.Sheets(figures), ct), ExcelWriter.ContentType, $"orders-{FigureSheets.Month(figures.Month)}.xlsx");
    }

    private static async Task<FigureSet?> ReadAsync(string? month, Guid? place, ReadFigures read, IPlaces places, TimeProvider clock, CancellationToken ct)
    {
        var path = "";
        if (place is { } id)
        {
            if (await places.FindAsync(id, ct) is not { } found)
                return null;
            path = found.Path;
        }

        var today = clock.Today();
        await Turn.WaitAsync(ct);
        try
        {
            return await read.ReadAsync(MonthOf(month, new DateOnly(today.Year, today.Month, 1)), path, ct);
        }
        finally
        {
            Turn.Release();
        }
    }
}
