using Microsoft.AspNetCore.Components;
using Portal.Kit.Places;
using Portal.Moderation.Screen;
using Portal.Moderation.Screen.Words;

namespace Portal.Moderation.Desk;

/// <summary>The page <c>/desk/words</c>.</summary>
public partial class DeskWords
{
    private IReadOnlyList<Place> places = [];
    private IReadOnlyList<WordRow> rows = [];
    private Guid placeId;
    private WordEffect effect = WordEffect.Hold;
    private string list = "";
    private string lines = "";
    private string sentence = "";
    private string search = "";
    private string? problem;
    private string? said;
    private WordRow? removed;
    private int page;

    private static IEnumerable<WordEffect> Effects => [WordEffect.Hold, WordEffect.Block, WordEffect.Allow];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var user = await Me.ReadAsync();
        places = [.. (await Places.AllAsync()).Where(p => user.May(ModerationPermissions.EditWords, p.Path))];
        placeId = places.Count > 0 ? places[0].Id : default;
        await GoAsync(0);
    }

    private async Task GoAsync(int to)
    {
        page = to;
        rows = await Lists.ListAsync(await Me.ReadAsync(), search, page);
    }

    private Task SearchAsync(ChangeEventArgs change)
    {
        search = change.Value?.ToString() ?? "";
        return GoAsync(0);
    }

    private async Task AddAsync()
    {
        var outcome = await Lists.AddAsync(await Me.ReadAsync(), new WordsToAdd(placeId, effect, list, lines));
        problem = outcome.Refusal?.Message;
        said = outcome.IsDone ? T["words.added", outcome.Value].Value : null;
        removed = null;
        if (outcome.IsDone)
            lines = "";
        await GoAsync(0);
    }

    private async Task RemoveAsync(WordRow row)
    {
        var outcome = await Lists.RemoveAsync(await Me.ReadAsync(), row.Id);
        said = outcome.IsDone ? T["words.removed", row.Word] : outcome.Refusal.Message;
        removed = outcome.IsDone ? row : null;
        await GoAsync(page);
    }

    // Nobody is asked before; a word taken off by mistake is put back as it was.
    private async Task PutBackAsync()
    {
        if (removed is not { } row)
            return;
        removed = null;
        var outcome = await Lists.AddAsync(await Me.ReadAsync(), new WordsToAdd(row.PlaceId, row.Effect, row.List, row.Word));
        said = outcome.IsDone ? T["words.back", row.Word] : outcome.Refusal.Message;
        await GoAsync(page);
    }

    private Screening Try() => Texts.Screen(sentence, places.FirstOrDefault(p => p.Id == placeId)?.Path ?? "");

    private string NameOf(Guid id) => places.FirstOrDefault(p => p.Id == id)?.Name ?? "";
}
