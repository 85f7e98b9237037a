using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Kit.Tables;
using Portal.Requests.Texts;

namespace Portal.Requests.Figures;

/// <summary>The figures as tables: one sheet a way of grouping for Excel, all lines under one another for CSV.</summary>
internal sealed class FigureSheets(IStringLocalizer<RequestsTexts> texts)
{
    private static readonly (string Key, Func<Tally, Fraction> Rate)[] Rates =
    [
        ("answered", t => t.Answered), ("delivered", t => t.Delivered), ("solved", t => t.Solved), ("satisfied", t => t.Satisfied), ("rating", t => t.Rated),
    ];

    /// <summary>The sheets of the workbook.</summary>
    public IReadOnlyList<Sheet> Sheets(FigureSet figures) =>
        [.. Groups(figures).Select(g => new Sheet(g.Title, Head(g.Title), g.Rows.Select(r => Row(r.Name, r.Tally)).ToList()))];

    /// <summary>The same as one table.</summary>
    public Sheet Whole(FigureSet figures) => new(
        texts["figures.title"],
        [texts["figures.group"], .. Head(texts["figures.name"])],
        Groups(figures).SelectMany(g => g.Rows.Select(r => (IReadOnlyList<Cell>)[Cell.Of(g.Title), .. Row(r.Name, r.Tally)])).ToList());

    /// <summary>Name of a category, also of none.</summary>
    public string Category(string key) => texts[key.Length == 0 ? "figures.unsorted" : $"category.{key}"];

    /// <summary>2026-10.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private IEnumerable<(string Title, IEnumerable<(string Name, Tally Tally)> Rows)> Groups(FigureSet figures) =>
    [
        (texts["figures.all"], [(Month(figures.Month), figures.All)]),
        (texts["figures.by-place"], figures.ByPlace),
        (texts["figures.by-unit"], figures.ByUnit),
        (texts["figures.by-category"], figures.ByCategory.Select(c => (Category(c.Key), c.Tally))),
        (texts["figures.by-month"], figures.ByMonth.Select(m => (Month(m.Month), m.Tally))),
    ];

    private IReadOnlyList<string> Head(string first) =>
    [
        first, texts["figures.orders"], texts["figures.people"], texts["figures.not-due"],
        .. Rates.SelectMany(r => new string[] { texts[$"figures.{r.Key}"], texts["figures.part"], texts["figures.of"] }),
        texts["figures.median-answer-hours"], texts["figures.ninth-answer-hours"], texts["figures.median-delivery-hours"], texts["figures.ninth-delivery-hours"],
    ];

    private static IReadOnlyList<Cell> Row(string name, Tally tally) =>
    [
        Cell.Of(name), Cell.Of(tally.Orders), Cell.Of(tally.People), Cell.Of(tally.NotDue),
        .. Rates.Select(r => r.Rate(tally)).SelectMany(r => new[] { Cell.Percent(r.Percent / 100), Cell.Of(r.Part), Cell.Of(r.Of) }),
        Hours(tally.MedianAnswer), Hours(tally.NinthAnswer), Hours(tally.MedianDelivery), Hours(tally.NinthDelivery),
    ];

    private static Cell Hours(TimeSpan? length) => length is { } known ? Cell.Of(Math.Round(known.TotalHours, 2)) : Cell.Empty;
}
