using Portal.Kit.Events;
using Portal.Storage.Signals;

namespace Portal.Accounts.Places;

/// <summary>A change of the tree that came with a recipe or from another node wakes every tree in memory.</summary>
internal sealed class SpreadPlaces(ISignals signals) : IHandle<PlacesChanged>
{
    public string Cursor => "accounts.places";

    public Task HandleAsync(PlacesChanged happened, CancellationToken ct) => signals.RaiseAsync(PlaceTree.Topic, ct).AsTask();
}
