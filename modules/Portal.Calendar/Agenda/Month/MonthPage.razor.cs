using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Portal.Kit.Places;
using Portal.Kit.Time;

namespace Portal.Calendar.Agenda.Month;

/// <summary>The pages <c>/calendar</c> and <c>/calendar/2026-10</c>.</summary>
public partial class MonthPage
{
    private MonthDays? days;
    private AgendaFilter filter = new();
    private IReadOnlyList<AgendaEntry> entries = [];
    private IReadOnlyList<MonthDay> week = [];
    private IReadOnlyList<Place> villages = [];
    private DateOnly today;

    /// <summary>2026-10; null for this month.</summary>
    [Parameter]
    public string? Month { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [SupplyParameterFromQuery(Name = "place")]
    private string? PlacePath { get; set; }

    [SupplyParameterFromQuery(Name = "theme")]
    private string? Theme { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    private string? Open { get; set; }

    private AlmanacNames Names => new(KitT);

    private bool IsThisMonth => days?.First == new DateOnly(today.Year, today.Month, 1);

    private IReadOnlyList<AgendaEntry> Todays => [.. entries.Where(e => ChinaTime.LocalDay(e.Starts) == today)];

    private string Query => string.Concat(
        filter.PlacePath.Length > 0 ? $"&place={Uri.EscapeDataString(filter.PlacePath)}" : "",
        filter.Theme is { } theme ? $"&theme={theme}" : "");

    private string FeedAddress => "/calendar/feed.ics" + (Query.Length > 0 ? "?" + Query[1..] : "");

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        today = Clock.Today();
        days = MonthDays.Read(Month, today);
        if (days is null)
        {
            Navigation.NotFound();
            return;
        }

        // The page turns over at midnight by itself: the day is part of what it depends on.
        Tags.Add(CalendarPages.Tag, "places");
        villages = [.. (await Places.AllAsync()).Where(p => p.Level is PlaceLevel.Village)];
        var place = string.IsNullOrEmpty(PlacePath) ? null : await Places.FindByPathAsync(PlacePath);
        filter = new AgendaFilter(place?.Path ?? "", AgendaFilter.ThemeOf(Theme), Open == "1");
        entries = await Agenda.BetweenAsync(filter, Instant(days.From), Instant(days.To), Http?.RequestAborted ?? default);
        week = [.. days.Fill(entries, today)];
    }

    private static DateTime Instant(DateOnly day) => ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    private string To(DateOnly month)
    {
        var query = Query + (filter.OnlyOpen ? "&open=1" : "");
        return $"/calendar/{MonthDays.Name(month)}" + (query.Length > 0 ? "?" + query[1..] : "");
    }

    private string? Special(DateOnly day) =>
        Festivals.On(day) is { } festival ? Names.Festival(festival)
        : SolarTerms.On(day) is { } term ? Names.Term(term)
        : null;

    // The first of a lunar month shows the month's name, as almanacs do.
    private string LunarName(DateOnly day)
    {
        var lunar = LunarDate.Of(day);
        return lunar.Day == 1 ? Names.LunarMonth(lunar) : Names.LunarDay(lunar);
    }
}
