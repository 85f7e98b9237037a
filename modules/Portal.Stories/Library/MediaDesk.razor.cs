using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Portal.Content.Items;
using Portal.Content.Media;
using Portal.Content.Media.Browse;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Stories.Texts;

namespace Portal.Stories.Library;

/// <summary>The media library: what stands in it, and what is on its way into it.</summary>
public sealed partial class MediaDesk
{
    private readonly List<ArrivingFile> waiting = [];
    private List<Place> places = [];
    private List<Place> writable = [];
    private IReadOnlyList<MediaFolder> folders = [];
    private MediaPage page = new([], 0);
    private MediaLine? open;
    private Guid? place;
    private MediaKind? kind;
    private string words = "";
    private bool unused;
    private int at = 1;
    private ElementReference drop;
    private string? listening;
    private IJSObjectReference? script;
    private IJSObjectReference? zone;
    private DotNetObjectReference<MediaDesk>? self;

    [Inject]
    private MediaLibrary Library { get; set; } = default!;

    [Inject]
    private ICurrentUser Current { get; set; } = default!;

    [Inject]
    private IPlaces Places { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StoriesTexts> T { get; set; } = default!;

    // Folders that hold something, and those into which this person may put something.
    private IEnumerable<Place> Shown => places.Where(p => writable.Contains(p) || folders.Any(f => f.PlaceId == p.Id));

    private Place? Target => writable.Find(p => p.Id == place) ?? (place is null ? writable.FirstOrDefault() : null);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var user = await Current.ReadAsync();
        places = [.. await Places.AllAsync()];
        writable = places.FindAll(p => user.May(ContentPermissions.Write, p.Path));
        await ReloadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The zone is another element after the folder changed from one that may be written to one that may not.
        if (Target is null || drop.Id is null || listening == drop.Id)
            return;
        listening = drop.Id;
        self ??= DotNetObjectReference.Create(this);
        if (zone is not null)
            await zone.InvokeVoidAsync("close");
        zone = await (await ScriptAsync()).InvokeAsync<IJSObjectReference>("dropzone", drop, self);
    }

    /// <summary>Files were dropped or chosen in the browser.</summary>
    [JSInvokable]
    public void Dropped(ArrivingFile[] files)
    {
        waiting.AddRange(files.Take(50));
        StateHasChanged();
    }

    /// <summary>So much of a file has arrived.</summary>
    [JSInvokable]
    public void Progress(int number, int percent)
    {
        if (waiting.Find(f => f.Number == number) is { } file)
            file.Percent = percent;
        StateHasChanged();
    }

    private async Task UploadAsync(ArrivingFile file)
    {
        if (Target is not { } target || zone is null)
            return;
        (file.Percent, file.Error) = (0, null);
        var answer = await zone.InvokeAsync<UploadAnswer>("upload", file.Number, target.Id, file.Alt.Trim());
        file.Percent = null;
        file.Error = answer.Error;
        if (answer.Id is null)
            return;
        waiting.Remove(file);
        await ReloadAsync();
    }

    private Task OpenAsync(Guid? folder)
    {
        (place, open) = (folder, null);
        return GoAsync(1);
    }

    private Task UnusedAsync()
    {
        unused = !unused;
        return GoAsync(1);
    }

    private async Task ShowAsync(MediaLine line)
    {
        open = line;
        await Task.CompletedTask;
    }

    private async Task ReloadAsync()
    {
        folders = await Library.FoldersAsync(await Current.ReadAsync());
        await GoAsync(at);
        if (open is not null)
            open = page.Lines.FirstOrDefault(l => l.Facts.Id == open.Facts.Id);
        StateHasChanged();
    }

    private async Task GoAsync(int to) =>
        page = await Library.ListAsync(await Current.ReadAsync(), new MediaFilter(place, kind, words, unused), at = to);

    private async Task<IJSObjectReference> ScriptAsync() =>
        script ??= await Js.InvokeAsync<IJSObjectReference>("import", "/" + Assets["_content/Portal.Theme/dist/editor.js"]);

    internal static string Size(long bytes) => bytes switch
    {
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB"),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (zone is not null)
                await zone.InvokeVoidAsync("close");
            if (script is not null)
                await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and what was on its way with it.
        }

        self?.Dispose();
    }
}

/// <summary>A file that was dropped and is not in the library yet.</summary>
public sealed class ArrivingFile
{
    /// <summary>Number in the browser.</summary>
    public int Number { get; set; }

    /// <summary>What it is called there.</summary>
    public string Name { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>Address of its picture within the browser, or null.</summary>
    public string? Preview { get; set; }

    /// <summary>Words for who cannot see it; without them it does not go in.</summary>
    public string Alt { get; set; } = "";

    /// <summary>How much has arrived; null while it waits.</summary>
    public int? Percent { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Error { get; set; }
}

/// <summary>What became of an upload.</summary>
/// <param name="Id">The item, null when it was refused.</param>
/// <param name="Error">Why.</param>
public sealed record UploadAnswer(Guid? Id, string? Error);
