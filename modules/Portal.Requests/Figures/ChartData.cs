using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using Portal.Requests.Texts;

namespace Portal.Requests.Figures;

/// <summary>
/// What a chart draws, as JSON for <c>figure-chart</c> (themes/Portal.Theme/scripts/figures.js). Every number of it stands in
/// a table beside the chart too.
/// </summary>
internal static class ChartData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Columns of orders, answered in time and late, with the rate of answers above them.</summary>
    public static string Months(FigureSet figures, IStringLocalizer<RequestsTexts> t) => Write(new
    {
        kind = "months",
        labels = figures.ByMonth.Select(m => m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        series = new object[]
        {
            new { name = t["figures.orders"].Value, type = "bar", colour = "--accent", values = figures.ByMonth.Select(m => (double?)m.Tally.Orders) },
            new { name = t["figures.answered"].Value, type = "line", colour = "--warn-ink", values = figures.ByMonth.Select(m => Rounded(m.Tally.Answered.Percent)) },
            new { name = t["figures.satisfied"].Value, type = "line", colour = "--wheat", values = figures.ByMonth.Select(m => Rounded(m.Tally.Satisfied.Percent)) },
        },
    });

    /// <summary>A line a group: the rate with its probable range; small numbers are drawn hollow.</summary>
    public static string Rates(IEnumerable<(string Name, Tally Tally)> rows, Func<Tally, Fraction> rate) => Write(new
    {
        kind = "rates",
        rows = rows.Select(r => (r.Name, Rate: rate(r.Tally))).Where(r => r.Rate.Of > 0).Take(20).Select(r => new
        {
            name = r.Name,
            value = Rounded(r.Rate.Percent),
            low = Rounded(r.Rate.Range?.Low),
            high = Rounded(r.Rate.Range?.High),
            note = $"{r.Rate.Part} / {r.Rate.Of}",
            small = r.Rate.IsSmall,
        }),
    });

    /// <summary>How long the first answer took.</summary>
    public static string Answers(Tally tally, IStringLocalizer<RequestsTexts> t) => Write(new
    {
        kind = "bands",
        labels = Bands(t),
        late = Tally.BandHours.ToList().IndexOf(24) + 1,
        values = tally.Answers,
    });

    /// <summary>Names of the bands of <see cref="Tally.Answers"/>.</summary>
    public static IReadOnlyList<string> Bands(IStringLocalizer<RequestsTexts> t) =>
    [
        t["figures.band-first", Tally.BandHours[0]],
        .. Tally.BandHours.Zip(Tally.BandHours.Skip(1)).Select(b => t["figures.band", b.First, b.Second].Value),
        t["figures.band-last", Tally.BandHours[^1]],
    ];

    private static double? Rounded(double? percent) => percent is { } known ? Math.Round(known, 1) : null;

    private static string Write(object chart) => JsonSerializer.Serialize(chart, Json);
}
