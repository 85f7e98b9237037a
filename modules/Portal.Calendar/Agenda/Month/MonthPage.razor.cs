using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Portal.Calendar.Agenda.Grid;
using Portal.Calendar.Words;
using Portal.Content.Read;

namespace Portal.Calendar.Agenda.Month;

/// <summary>The pages <c>/calendar</c> and <c>/calendar/2026-10</c>.</summary>
public partial class MonthPage : AgendaPage
{
    /// <summary>Most entries of a day in the grid; the day has a page of its own.</summary>
    internal const int PerDay = 8;

    private MonthDays? days;
    private AgendaDays agenda = new(new Dictionary<DateOnly, IReadOnlyList<AgendaEntry>>(), new Dictionary<DateOnly, int>());
    private IReadOnlyList<MonthDay> week = [];

    /// <summary>2026-10; null for this month.</summary>
    [Parameter]
    public string? Month { get; set; }

    [Inject]
    private PublishedItems Items { get; set; } = default!;

    private bool IsThisMonth => days?.First == new DateOnly(Today.Year, Today.Month, 1);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await ReadFilterAsync();
        days = MonthDays.Read(Month, Today);
        if (days is null)
        {
            await GoToActivityAsync(Month!);
            return;
        }

        agenda = await Agenda.DaysAsync(Filter, days.From, days.To, PerDay, Stop);
        week = [.. days.Fill(agenda, Today)];
    }

    // A name is that of an activity, as the newspaper or a search engine has it.
    private async Task GoToActivityAsync(string slug)
    {
        if (await Items.FindAsync(ActivityContent.Key, slug, Stop) is { } item && Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            Http.Response.Headers.Location = $"/calendar/activity/{item.Id}";
            return;
        }
        Navigation.NotFound();
    }

    private string To(DateOnly month) => With($"/calendar/{MonthDays.Name(month)}");
}
