using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Calendar.Agenda;
using Portal.Content.Items;
using Portal.Kit.Time;

namespace Portal.Calendar.Plan;

/// <summary>The page <c>/desk/activities</c>.</summary>
public partial class DeskActivities
{
    private IReadOnlyList<PlannedTime> times = [];
    private IReadOnlyDictionary<Guid, ItemState> states = new Dictionary<Guid, ItemState>();
    private IReadOnlyList<Guest> guests = [];
    private bool allowed = true;
    private bool past;
    private int page;
    private Guid? opened;
    private Doing doing;
    private DateOnly day;
    private TimeOnly hour;
    private string why = "";
    private string ownTitle = "";
    private string ownVenue = "";
    private string ownSpeaker = "";
    private string ownNote = "";
    private int ownCapacity;
    private string? problem;
    private string? said;

    private enum Doing
    {
        Guests,
        Move,
        Cancel,
        Describe,
    }

    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        said = Saved is null ? null : Enum.TryParse<ItemState>(Saved, out var state) && Enum.IsDefined(state) ? T[$"words.saved.{state}"].Value : T["plan.saved"].Value;
        return GoAsync(false, 0);
    }

    private async Task GoAsync(bool which, int to)
    {
        (past, page, opened) = (which, to, null);
        var user = await Me.ReadAsync();
        allowed = user.MayAnywhere(CalendarPermissions.Plan);
        times = allowed ? await Planned.ListAsync(user, past, page) : [];
        states = await Planned.StatesAsync(times);
    }

    private async Task OpenAsync(PlannedTime time, Doing what)
    {
        var local = ChinaTime.ToLocal(time.Occurrence.Starts);
        (opened, doing, why, problem) = (time.Occurrence.Id, what, "", null);
        (day, hour) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        (ownTitle, ownVenue, ownSpeaker) = (time.Occurrence.Title ?? "", time.Occurrence.Venue ?? "", time.Occurrence.Speaker ?? "");
        (ownNote, ownCapacity) = (time.Occurrence.Note ?? "", time.Occurrence.Capacity);
        guests = what == Doing.Guests ? await Planned.GuestsAsync(await Me.ReadAsync(), time.Occurrence.Id) : [];
    }

    private async Task OfferAsync(Guid activity)
    {
        var outcome = await Offer.OfferAsync(await Me.ReadAsync(), activity);
        said = outcome.Refusal?.Message ?? T[$"words.saved.{outcome.Value}"];
        await GoAsync(past, page);
    }

    private async Task DoAsync()
    {
        if (opened is not { } id)
            return;
        var user = await Me.ReadAsync();
        var outcome = doing switch
        {
            Doing.Move => await Change.MoveAsync(user, id, ChinaTime.ToUtc(day.ToDateTime(hour)), why),
            Doing.Describe => await Describe.HandleAsync(user, id, new OwnWords(ownTitle, ownVenue, ownSpeaker, ownNote, ownCapacity)),
            _ => await Change.CancelAsync(user, id, why),
        };
        problem = outcome.Refusal?.Message;
        if (!outcome.IsDone)
            return;
        said = T[doing switch { Doing.Move => "plan.moved", Doing.Describe => "plan.saved", _ => "plan.cancelled" }];
        await GoAsync(past, page);
    }

    private string Counts(OccurrenceRow time) => time.Capacity == 0
        ? T["plan.counts", time.Seated, time.Waiting]
        : T["plan.counts-of", time.Seated, time.Capacity, time.Waiting];

    private static string Hours(OccurrenceRow time) =>
        $"{ChinaTime.ToLocal(time.Starts).ToString("H:mm", CultureInfo.InvariantCulture)}–{ChinaTime.ToLocal(time.Ends).ToString("H:mm", CultureInfo.InvariantCulture)}";
}
