using Portal.Kit.Events;

namespace Portal.Moderation.Screen.Words;

/// <summary>The compiled words carry the paths of their places.</summary>
internal sealed class PlacesMoved(WordRefresh refresh) : IHandle<PlacesChanged>
{
    public string Cursor => "moderation.words";

    public Task HandleAsync(PlacesChanged happened, CancellationToken ct)
    {
        refresh.Forget();
        return Task.CompletedTask;
    }
}
