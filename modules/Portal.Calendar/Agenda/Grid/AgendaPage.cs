using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Kit.Web;

namespace Portal.Calendar.Agenda.Grid;

/// <summary>What the calendar's pages have in common: the filter in the address, so that what one looks at can be shared.</summary>
public abstract class AgendaPage : ComponentBase
{
    /// <summary>Path of a place.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    public string? PlacePath { get; set; }

    /// <summary>Name of a theme.</summary>
    [SupplyParameterFromQuery(Name = "theme")]
    public string? Theme { get; set; }

    /// <summary>Name of a team.</summary>
    [SupplyParameterFromQuery(Name = "team")]
    public string? Team { get; set; }

    /// <summary>1 for those for which one can still register.</summary>
    [SupplyParameterFromQuery(Name = "open")]
    public string? Open { get; set; }

    [CascadingParameter]
    private protected HttpContext? Http { get; set; }

    [Inject]
    private protected AgendaReader Agenda { get; set; } = default!;

    [Inject]
    private protected IPlaces Places { get; set; } = default!;

    [Inject]
    private protected PageTags Tags { get; set; } = default!;

    [Inject]
    private protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = default!;

    private protected AgendaFilter Filter { get; private set; } = new();

    private protected Place? Chosen { get; private set; }

    private protected IReadOnlyList<Place> Villages { get; private set; } = [];

    private protected IReadOnlyList<string> Teams { get; private set; } = [];

    private protected DateOnly Today { get; private set; }

    private protected CancellationToken Stop => Http?.RequestAborted ?? default;

    private protected string Feed => "/calendar/feed.ics" + (Filter.Query.Length > 0 ? "?" + (Filter with { OnlyOpen = false }).Query : "");

    private protected string With(string path) => path + (Filter.Query.Length > 0 ? "?" + Filter.Query : "");

    /// <summary>Reads the filter; a place that is not there counts as none.</summary>
    private protected async Task ReadFilterAsync()
    {
        Today = Clock.Today();
        // The page turns over at midnight by itself: the day is part of what it depends on.
        Tags.Add([.. Agenda.Tags, "places"]);
        Villages = [.. (await Places.AllAsync(Stop)).Where(p => p.Level is PlaceLevel.Village)];
        Chosen = string.IsNullOrEmpty(PlacePath) ? null : await Places.FindByPathAsync(PlacePath, Stop);
        Teams = await Agenda.TeamsAsync(Stop);
        var team = Teams.Contains(Team) ? Team! : "";
        Filter = new AgendaFilter(Chosen?.Path ?? "", AgendaFilter.ThemeOf(Theme), Open == "1", team);
    }
}
