using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Kit.Places;
using Portal.Kit.Tables;
using Portal.Kit.Time;

namespace Portal.Calendar.Figures.Export;

/// <summary>The figures to take away: CSV with a line per village, theme and month of the year; Excel with sheets for each, and every single time.</summary>
internal static class FiguresExport
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/calendar/figures.csv", CsvAsync);
        endpoints.MapGet("/calendar/figures.xlsx", ExcelAsync);
    }

    /// <summary>Village × theme × month.</summary>
    public static Sheet Lines(ActivityFigures f, IStringLocalizer<TakePartTexts> p, IStringLocalizer<CalendarTexts> t) => new(
        p["figures.sheet.lines"],
        [p["figures.month-head"], p["figures.place-head"], p["figures.theme-head"], .. Numbers(p)],
        f.Facts.GroupBy(x => (Month: new DateOnly(x.Day.Year, x.Day.Month, 1), x.PlaceId, x.Theme)).OrderByDescending(g => g.Key.Month).ThenBy(g => f.Places[g.Key.PlaceId], StringComparer.Ordinal).ThenBy(g => g.Key.Theme)
            .Select(g => Row([Cell.Of(g.Key.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)), Cell.Of(f.Places[g.Key.PlaceId]), Cell.Of(t[$"theme.{g.Key.Theme}"])], ActivityTally.Of(g))));

    private static IReadOnlyList<Sheet> Sheets(ActivityFigures f, IStringLocalizer<TakePartTexts> p, IStringLocalizer<CalendarTexts> t) =>
    [
        new(p["figures.by-place"], [p["figures.place-head"], .. Numbers(p)], f.ByPlace.Select(r => Row([Cell.Of(r.Name)], r.Tally))),
        new(p["figures.by-theme"], [p["figures.theme-head"], .. Numbers(p)], f.ByTheme.Select(r => Row([Cell.Of(t[$"theme.{r.Theme}"])], r.Tally))),
        new(p["figures.sheet.months"], [p["figures.month-head"], .. Numbers(p)], f.ByMonth.Select(r => Row([Cell.Of(r.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture))], r.Tally))),
        Lines(f, p, t),
        new(p["figures.sheet.times"], [p["certificate.day"], p["certificate.what"], p["figures.place-head"], p["figures.theme-head"], .. Numbers(p)],
            f.OfMonth.Select(x => Row([Cell.Of(x.Day), Cell.Of(x.Title), Cell.Of(f.Places[x.PlaceId]), Cell.Of(t[$"theme.{x.Theme}"])], ActivityTally.Of([x])))),
    ];

    private static string[] Numbers(IStringLocalizer<TakePartTexts> p) =>
        [p["figures.times"], p["figures.people"], p["figures.hours"], p["figures.best"], p["figures.rated"], p["figures.satisfied"]];

    private static IReadOnlyList<Cell> Row(Cell[] names, ActivityTally tally) =>
        [.. names, Cell.Of(tally.Times), Cell.Of(tally.People), Cell.Of(tally.Hours), Cell.Of(tally.Best), Cell.Of(tally.Rated), Cell.Percent(tally.Satisfied)];

    private static async Task<IResult> CsvAsync(
        HttpContext http, string? month, string? place, ReadActivityFigures read, IPlaces places, TimeProvider clock, IStringLocalizer<TakePartTexts> p, IStringLocalizer<CalendarTexts> t)
    {
        if (await ReadAsync(http, month, place, read, places, clock) is not { } figures)
            return Results.NotFound();
        return Results.Stream(stream => Csv.WriteAsync(stream, Lines(figures, p, t), http.RequestAborted), Csv.ContentType, Name(figures, "csv"));
    }

    private static async Task<IResult> ExcelAsync(
        HttpContext http, string? month, string? place, ReadActivityFigures read, IPlaces places, TimeProvider clock, IStringLocalizer<TakePartTexts> p, IStringLocalizer<CalendarTexts> t)
    {
        if (await ReadAsync(http, month, place, read, places, clock) is not { } figures)
            return Results.NotFound();
        return Results.Stream(stream => ExcelWriter.WriteAsync(stream, Sheets(figures, p, t), http.RequestAborted), ExcelWriter.ContentType, Name(figures, "xlsx"));
    }

    private static async Task<ActivityFigures?> ReadAsync(HttpContext http, string? month, string? place, ReadActivityFigures read, IPlaces places, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "public, max-age=60";
        var found = string.IsNullOrEmpty(place) ? null : await places.FindByPathAsync(place, http.RequestAborted);
        return found is null && !string.IsNullOrEmpty(place) ? null
            : await read.ReadAsync(FiguresAddress.MonthOf(month, clock.Today()), found?.Path ?? "", http.RequestAborted);
    }

    private static string Name(ActivityFigures figures, string ending) => string.Create(CultureInfo.InvariantCulture, $"activities-{figures.Month:yyyy-MM}.{ending}");
}
