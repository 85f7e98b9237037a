using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Content.Items;
using Portal.Content.Types;
using Portal.Content.Write;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;

namespace Portal.Stories.Desk;

/// <summary>
/// The editor: fields in the circuit, the body in the browser (Vditor, or a plain text field where it does not load).
/// What is typed is kept in a slot of its own; saving on an older version shows the difference and loses nothing.
/// </summary>
public sealed partial class StoryEditor
{
    private readonly EditForm form = new();
    private ContentType type = StoriesModule.Story;
    private List<Place> places = [];
    private ItemText stored = new("", "");
    private ItemText mine = new("", "");
    private ItemState state;
    private Guid? baseId;
    private Slot? slot;
    private SaveConflict? conflict;
    private IReadOnlyList<string> others = [];
    private string? gone;
    private string? error;
    private string said = "";
    private bool busy;
    private bool ready;
    private bool reading;
    private ElementReference host;
    private ElementReference word;
    private IJSObjectReference? script;
    private IJSObjectReference? body;
    private DotNetObjectReference<StoryEditor>? self;

    /// <summary>The item; a new one gets its id with the first keystroke.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Key of the type of a new item.</summary>
    [Parameter]
    public string? NewType { get; set; }

    /// <summary>A new item that was begun before and not saved: after a crash, or from the list.</summary>
    [Parameter]
    public Guid? NewId { get; set; }

    private bool IsStory => type == StoriesModule.Story;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var user = await Current.ReadAsync();
        places = [.. (await Places.AllAsync()).Where(p => user.May(ContentPermissions.Write, p.Path))];
        gone = places.Count == 0 ? T["edit.no-place"].Value : null;
        if (NewId is { } begun)
            Id = begun;
        if (NewType is not null && (NewId is null || await Items.FindAsync(user, Id) is null))
        {
            type = Types.Find(NewType) ?? StoriesModule.Article;
            if (NewId is null)
                Id = Guid.CreateVersion7(Clock.GetUtcNow());
            var before = NewId is null ? null : (await Slots.UnsavedAsync(user)).FirstOrDefault(u => u.ItemId == Id);
            form.PlaceId = places.Find(p => p.Id == before?.PlaceId)?.Id ?? places.FirstOrDefault()?.Id ?? Guid.Empty;
            slot = before is null ? null : await Slots.FindAsync(user, Id);
        }
        else if (await Items.FindAsync(user, Id) is { } item)
        {
            type = Types.Find(item.Row.Type)!;
            if (type.DeskPattern is not null)
            {
                Navigation.NavigateTo(type.DeskAddress(Id), replace: true);
                return;
            }

            (stored, state, baseId) = (item.Text, item.Row.State, item.Row.LatestVersionId);
            form.PlaceId = item.Row.PlaceId;
            form.Take(stored);
            slot = await Slots.FindAsync(user, Id) is { } kept && kept.Text != stored ? kept : null;
            others = await Slots.OthersAsync(user, Id);
        }
        else
        {
            gone = T["edit.gone"];
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || gone is not null)
            return;
        self = DotNetObjectReference.Create(this);
        body = await (await ScriptAsync()).InvokeAsync<IJSObjectReference>("open", host, self, new
        {
            value = stored.Body,
            place = form.PlaceId,
            key = Id,
            // Where a browser that crashed opens its tabs again: with what was begun, not with something new.
            address = NewType is null ? null : $"/desk/stories/new/{type.Key}/{Id}",
            lang = CultureInfo.CurrentUICulture.Name,
            ask = T["edit.upload.alt"].Value,
            large = T["edit.paste.large"].Value,
            offline = T["edit.paste.failed"].Value,
        });
        await OfferLocalAsync();
        // Only now can kept words be put into the text.
        ready = true;
        StateHasChanged();
    }

    private async Task<IJSObjectReference> ScriptAsync() =>
        script ??= await Js.InvokeAsync<IJSObjectReference>("import", "/" + Assets["_content/Portal.Theme/dist/editor.js"]);

    /// <summary>The browser says that something was typed; true when the server has it now.</summary>
    [JSInvokable]
    public async Task<bool> Typed()
    {
        if (conflict is not null || slot is not null)
            return false;
        var user = await Current.ReadAsync();
        var kept = await Slots.HandleAsync(user, Id, baseId, await ReadAsync(), baseId is null ? new Beginning(type.Key, form.PlaceId) : null);
        said = kept.IsDone ? T["edit.auto", Time(Clock.UtcNow())] : T["edit.auto.failed"];
        others = await Slots.OthersAsync(user, Id);
        StateHasChanged();
        return kept.IsDone;
    }

    // What the browser kept while the network or the session was gone, if it is newer than what the server has.
    private async Task OfferLocalAsync()
    {
        if (body is null || await body.InvokeAsync<LocalDraft?>("kept") is not { } local || local.Title is null)
            return;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(local.At).UtcDateTime;
        if (slot is not null && slot.At > at)
            return;
        var text = (slot?.Text ?? stored) with { Title = local.Title, Summary = local.Summary ?? "", Byline = local.Byline ?? "", Body = (local.Body ?? "").ReplaceLineEndings("\n") };
        if (text == stored)
            return;
        slot = new Slot(text, slot?.BaseVersionId ?? baseId, at);
    }

    private async Task WordAsync()
    {
        if (body is null)
            return;
        (reading, error) = (true, null);
        var answer = await body.InvokeAsync<WordAnswer>("word", word);
        (reading, error) = (false, answer.Why is { } why ? T[$"edit.word.{why}"].Value : answer.Error);
        if (error is null)
            said = answer.Lost > 0 ? T["edit.word.lost", answer.Pictures, answer.Lost] : T["edit.word.done", answer.Pictures];
    }

    // The body may be longer than one message of the circuit, so it is streamed.
    private async Task<ItemText> ReadAsync()
    {
        var text = stored.Body;
        if (body is not null)
        {
            await using var reference = await body.InvokeAsync<IJSStreamReference>("value");
            await using var stream = await reference.OpenReadStreamAsync(4 * ItemText.MaxBody);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text = await reader.ReadToEndAsync();
        }

        return form.Give(text.ReplaceLineEndings("\n"), type);
    }

    private async Task SaveAsync(bool submit)
    {
        (busy, error) = (true, null);
        mine = await ReadAsync();
        var user = await Current.ReadAsync();
        var outcome = baseId is { } known
            ? await Save.HandleAsync(user, Id, known, mine)
            : await Create.HandleAsync(user, Id, type.Key, form.PlaceId, mine);
        busy = false;
        error = outcome.Refusal?.Message;
        if (!outcome.IsDone)
            return;
        conflict = outcome.Value.Conflict;
        if (conflict is not null)
            return;
        (stored, baseId, state, slot) = (mine, outcome.Value.VersionId, ItemState.Writing, null);
        if (body is not null)
            await body.InvokeVoidAsync("forget");
        said = T["edit.saved", outcome.Value.Number];
        if (submit)
            await SubmitAsync(user, outcome.Value.VersionId);
        else if (NewType is not null)
            Navigation.NavigateTo($"/desk/stories/{Id}", replace: true);
    }

    private async Task SubmitAsync(CurrentUser user, Guid versionId)
    {
        await Submit.VisitLinksAsync(mine);
        var sent = await Submit.HandleAsync(user, Id, versionId);
        error = sent.Refusal?.Message;
        if (sent.IsDone)
            Navigation.NavigateTo($"/desk/reviews/{Id}");
    }

    private async Task KeepMineAsync()
    {
        // On top of theirs, which stays in the history.
        var latest = await Items.FindAsync(await Current.ReadAsync(), Id);
        (baseId, conflict) = (latest?.Row.LatestVersionId ?? baseId, null);
        await SaveAsync(false);
    }

    private async Task TakeTheirsAsync()
    {
        var latest = await Items.FindAsync(await Current.ReadAsync(), Id);
        if (latest is null)
            return;
        (baseId, conflict) = (latest.Row.LatestVersionId, null);
        await ShowAsync(latest.Text);
        stored = latest.Text;
    }

    private async Task TakeSlotAsync()
    {
        await ShowAsync(slot!.Text);
        baseId = slot.BaseVersionId ?? baseId;
        slot = null;
    }

    private async Task DropSlotAsync()
    {
        await Slots.DropAsync(await Current.ReadAsync(), Id);
        if (body is not null)
            await body.InvokeVoidAsync("forget");
        slot = null;
    }

    private async Task ShowAsync(ItemText text)
    {
        form.Take(text);
        if (body is not null)
            await body.InvokeVoidAsync("set", text.Body);
    }

    private static string Time(DateTime utc) => ChinaTime.ToLocal(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (body is not null)
            {
                await body.InvokeVoidAsync("close");
                await body.DisposeAsync();
            }

            if (script is not null)
                await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its editor with it.
        }

        self?.Dispose();
    }

    private sealed record LocalDraft(string? Title, string? Summary, string? Byline, string? Body, long At);

    private sealed record WordAnswer(string? Why, string? Error, int Pictures, int Lost);
}
