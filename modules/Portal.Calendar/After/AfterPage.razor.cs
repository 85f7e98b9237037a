using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Calendar.After.Report;
using Portal.Calendar.Hours;
using Portal.Calendar.Hours.Correct;
using Portal.Calendar.Hours.Record;
using Portal.Content.Markup;
using Portal.Content.Media.Upload;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;

namespace Portal.Calendar.After;

/// <summary>The page <c>/desk/after/ID</c>.</summary>
public partial class AfterPage
{
    private const long LargestPhoto = 20 * 1024 * 1024;
    private const int MostAtOnce = 10;

    private readonly Dictionary<Guid, int> minutes = [];
    private AfterView? view;
    private IReadOnlyList<MediaFacts> photos = [];
    private string words = "";
    private int others;
    private bool shown;
    private bool busy;
    private Guid? correcting;
    private string reason = "";
    private string? said;
    private bool saidBad;

    /// <summary>The occurrence.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadAfter Read { get; set; } = default!;

    [Inject]
    private SaveReport Reports { get; set; } = default!;

    [Inject]
    private BecomeArticle Articles { get; set; } = default!;

    [Inject]
    private RecordHours Recording { get; set; } = default!;

    [Inject]
    private CorrectHours Correcting { get; set; } = default!;

    [Inject]
    private UploadMedia Uploads { get; set; } = default!;

    [Inject]
    private Pages Media { get; set; } = default!;

    [Inject]
    private ICurrentUser Me { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AlmanacNames Names => new(KitT);

    private int Usual => view is null ? 60 : (int)(view.Occurrence.Ends - view.Occurrence.Starts).TotalMinutes;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await ReloadAsync();
        if (view is not null)
            (words, others, shown) = (view.Report.Words, view.Report.Others, view.Report.Version == 0 || view.Report.IsShown);
    }

    private async Task ReloadAsync()
    {
        view = await Read.FindAsync(await Me.ReadAsync(), Id);
        var facts = await Media.FactsAsync(view?.Photos ?? []);
        photos = [.. (view?.Photos ?? []).Where(facts.ContainsKey).Select(p => facts[p])];
    }

    private async Task<bool> DoAsync<T>(Func<CurrentUser, Task<Outcome<T>>> command, string done)
    {
        var outcome = await command(await Me.ReadAsync());
        (said, saidBad) = (outcome.Refusal?.Message ?? done, !outcome.IsDone);
        await ReloadAsync();
        return outcome.IsDone;
    }

    private async Task SaveAsync() => await DoAsync(me => Reports.SaveAsync(me, Id, words, others, shown, view!.Report.Version), P["after.saved"]);

    private async Task CloseAsync() => await DoAsync(me => Reports.CloseAsync(me, Id), P["after.closed"]);

    private async Task RemoveAsync(Guid photo) => await DoAsync(me => Reports.RemovePhotoAsync(me, Id, photo), P["after.saved"]);

    private async Task RecordAsync(Guid person) => await DoAsync(me => Recording.HandleAsync(me, Id, person, MinutesOf(person)), P["after.recorded"]);

    private async Task RecordAllAsync()
    {
        foreach (var one in view!.Volunteers.Where(v => v.Standing is null).ToList())
        {
            if (!await DoAsync(me => Recording.HandleAsync(me, Id, one.Person, MinutesOf(one.Person)), P["after.recorded"]))
                return;
        }
    }

    private async Task CorrectAsync()
    {
        if (correcting is { } line && await DoAsync(me => Correcting.HandleAsync(me, line, reason), P["after.corrected"]))
            correcting = null;
    }

    private async Task ArticleAsync()
    {
        var outcome = await Articles.HandleAsync(await Me.ReadAsync(), Id);
        if (outcome.IsDone)
            Navigation.NavigateTo(outcome.Value);
        else
            (said, saidBad) = (outcome.Refusal.Message, true);
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        busy = true;
        try
        {
            foreach (var file in chosen.GetMultipleFiles(MostAtOnce))
            {
                await using var content = file.OpenReadStream(LargestPhoto);
                var uploaded = await Uploads.HandleAsync(await Me.ReadAsync(), new MediaUpload(view!.Activity.PlaceId, file.Name, view.Title), content);
                if (!await DoAsync(async me => uploaded.IsDone ? await Reports.AddPhotoAsync(me, Id, uploaded.Value.Id) : uploaded.Refusal, P["after.saved"]))
                    return;
            }
        }
        // Larger than allowed, or more files than allowed.
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            (said, saidBad) = (P["after.photo.bad", MostAtOnce, LargestPhoto / 1024 / 1024], true);
        }
        finally
        {
            busy = false;
        }
    }

    private int MinutesOf(Guid person) => minutes.GetValueOrDefault(person, Usual);

    private void Change(Guid person, ChangeEventArgs e)
    {
        if (int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var entered))
            minutes[person] = entered;
    }

    private static string Word(HoursLine line) =>
        line.Counter is not null ? "hours.taken-back" : line.Answer is null ? "after.waits" : line.Answer.Accepted ? "hours.counts" : "after.refused";

    private static string? Tone(HoursLine line) => line.Counter is not null ? null : line.Answer is null ? "wheat" : line.Answer.Accepted ? "ok" : "warn";
}
